/**
 * Every table and every function, for every kind of caller, through REST with the tokens that callers really hold.
 * The matrix is written out, and complete: a table or function that it does not know fails the test.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  callFunction,
  callRest,
  type Device,
  doors,
  newDevice,
  newGuest,
  newPerson,
  newRevokedDevice,
  openDatabase,
  type Person,
  row,
  sendRows,
} from './people.ts';
import { fingerprint } from './unchanged.ts';

/** Per table the column that its owner may change, or null where only functions write. */
const tables = {
  profiles: 'display_name',
  preferences: 'theme',
  devices: 'name',
  sessions: null,
  session_tombstones: null,
  device_snapshots: null,
  imports: null,
  daily_totals: null,
  practice_runs: null,
  user_totals: null,
  breathe_presets: 'name',
  goal_changes: null,
  monthly_totals: null,
  achievements: null,
  badge_notes: null,
} as const satisfies Record<string, string | null>;
type Table = keyof typeof tables;
const values = { profiles: 'Quiet Cedar', preferences: 'dark', devices: 'Desk', breathe_presets: 'Morning' } as const;
/** Tables whose owner may remove rows by themselves. */
const removable: readonly Table[] = ['breathe_presets'];

const actors = [
  'owner',
  'stranger',
  'guest',
  'nobody, with the public key',
  'a device token as bearer',
  'a revoked device token as bearer',
  'a device token as key',
] as const;
type Actor = (typeof actors)[number];

const operations = ['select', 'insert', 'upsert', 'update', 'give away', 'delete'] as const;
type Operation = (typeof operations)[number];

const NO_TOKEN = '401 PGRST301';
const NO_KEY = '401';
const CLOSED = '401 42501';
const FORBIDDEN = '403 42501';

/** What each kind of caller gets; `change` is what the owner may do: update a column of theirs, remove a row of theirs. */
const expected: Record<Actor, { select: string; change: string; other: string }> = {
  owner: { select: '200 own rows', change: '200 own rows', other: FORBIDDEN },
  stranger: { select: '200 no rows', change: '200 no rows', other: FORBIDDEN },
  guest: { select: '200 no rows', change: '200 no rows', other: FORBIDDEN },
  'nobody, with the public key': { select: CLOSED, change: CLOSED, other: CLOSED },
  'a device token as bearer': { select: NO_TOKEN, change: NO_TOKEN, other: NO_TOKEN },
  'a revoked device token as bearer': { select: NO_TOKEN, change: NO_TOKEN, other: NO_TOKEN },
  'a device token as key': { select: NO_KEY, change: NO_KEY, other: NO_KEY },
};

function expectation(actor: Actor, table: Table, operation: Operation): string {
  if (operation === 'select') return expected[actor].select;
  const granted =
    (operation === 'update' && tables[table] !== null) || (operation === 'delete' && removable.includes(table));
  return granted ? expected[actor].change : expected[actor].other;
}

/** Functions that a signed-in person may call, with arguments that do no harm; all others are closed to everybody. */
const openFunctions: Record<string, Record<string, unknown>> = {
  analytics_days: { p_from: '2025-01-01', p_to: '2025-01-02' },
  dashboard: {},
  device_authorization_decide: { p_user_code: 'BM-000000-000000', p_allow: false },
  device_authorization_lookup: { p_user_code: 'BM-000000-000000' },
  device_revoke: { p_device: crypto.randomUUID() },
  export_sessions: {},
  import_begin: { p_import: {} },
  import_finish: { p_import: crypto.randomUUID(), p_snapshot: null },
  import_preview: { p_rows: [] },
  import_undo: { p_import: crypto.randomUUID() },
  goal_history_set: { p_goals: [] },
  import_rows: { p_import: crypto.randomUUID(), p_time_zone: 'UTC', p_rows: [] },
  session_delete: { p_id: 0 },
  session_page: {},
  session_restore: { p_tombstone: 0 },
  web_device: { p_time_zone: 'UTC' },
  web_live: { p_time_zone: 'UTC', p_live: {} },
  web_session: { p_time_zone: 'UTC', p_row: {} },
  achievements_list: {},
  analytics_bests: {},
  analytics_months: { p_from: '2025-01-01', p_to: '2025-12-31' },
  analytics_runs: { p_from: '2025-01-01', p_to: '2025-12-31' },
  badge_catalogue: {},
  badges_noted: { p_badges: [] },
};

const sql = openDatabase();
let owner: Person;
let stranger: Person;
let guest: Person;
let device: Device;
let revoked: Device;
let theirs: { session: number; tombstone: number; import: string };

beforeAll(async () => {
  [owner, stranger, guest] = await Promise.all([newPerson(), newPerson(), newGuest()]);
  [device, revoked] = await Promise.all([newDevice(owner), newRevokedDevice(owner)]);
  const sent = await sendRows(device, [row(1), row(2), row(30)]);
  expect(sent.status).toBe(200);
  const { data: sessions } = await owner.client.from('sessions').select('id').order('id');
  const [first, second] = (sessions ?? []) as { id: number }[];
  const { data: tombstone } = await owner.client.rpc('session_delete', { p_id: first?.id });
  const begun = await owner.client.rpc('import_begin', { p_import: { shape: 'raw', device_id: device.id } });
  theirs = {
    session: second?.id ?? 0,
    tombstone: Number(tombstone),
    import: (begun.data as { import_id: string }).import_id,
  };
  await sql`insert into public.device_snapshots (user_id, device_id, epoch, as_of)
    values (${owner.id}, ${device.id}, 1, now())`;
  await sql`insert into public.badge_notes (user_id, badge) values (${owner.id}, 'first_session')`;
  const made = await owner.client.from('preferences').update({ daily_goal_minutes: 12 }).eq('user_id', owner.id);
  expect(made.error).toBeNull();
  const preset = await owner.client.from('breathe_presets').insert({ name: 'Evening', pattern: '4-0-6-2' });
  expect(preset.error).toBeNull();
}, 60_000);
afterAll(() => sql.end());

function speak(actor: Actor): { bearer?: string; apikey?: string } {
  switch (actor) {
    case 'owner':
      return { bearer: owner.token };
    case 'stranger':
      return { bearer: stranger.token };
    case 'guest':
      return { bearer: guest.token };
    case 'nobody, with the public key':
      return {};
    case 'a device token as bearer':
      return { bearer: device.token };
    case 'a revoked device token as bearer':
      return { bearer: revoked.token };
    case 'a device token as key':
      return { apikey: device.token };
  }
}

function ask(actor: Actor, table: Table, operation: Operation): Promise<Answer> {
  const whose = `${table}?user_id=eq.${owner.id}`;
  const headers = { prefer: 'return=representation' };
  const as = speak(actor);
  const column = tables[table];
  switch (operation) {
    case 'select':
      return callRest(`${whose}&select=*`, as);
    case 'insert':
      return callRest(table, { ...as, headers, method: 'POST', body: JSON.stringify({ user_id: owner.id }) });
    case 'upsert': {
      const merge = { prefer: 'return=representation,resolution=merge-duplicates' };
      return callRest(table, { ...as, headers: merge, method: 'POST', body: JSON.stringify({ user_id: owner.id }) });
    }
    case 'update': {
      const change = column === null ? { user_id: owner.id } : { [column]: values[table as keyof typeof values] };
      return callRest(whose, { ...as, headers, method: 'PATCH', body: JSON.stringify(change) });
    }
    case 'give away':
      return callRest(whose, { ...as, headers, method: 'PATCH', body: JSON.stringify({ user_id: stranger.id }) });
    case 'delete':
      return callRest(whose, { ...as, headers, method: 'DELETE' });
  }
}

function outcome({ status, body }: Answer): string {
  if (Array.isArray(body)) {
    const own = body.every((item: { user_id?: unknown }) => (item.user_id ?? owner.id) === owner.id);
    return `${status} ${body.length === 0 ? 'no rows' : own ? 'own rows' : 'rows of others'}`;
  }
  const code = (body as { code?: unknown } | undefined)?.code;
  return code === undefined ? String(status) : `${status} ${String(code)}`;
}

const combinations = <A, B>(first: readonly A[], second: readonly B[]): [A, B][] =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]));

describe('tables', () => {
  test('every public table stands in the matrix', async () => {
    const found = await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
    expect(found.map(({ name }) => name)).toEqual(Object.keys(tables).sort());
  });

  test.each(combinations(Object.keys(tables) as Table[], actors))('%s: %s', async (table, actor) => {
    const before = await fingerprint(sql, owner.id, actor === 'owner' ? [table] : []);
    const got: Record<string, string> = {};
    for (const operation of operations) got[operation] = outcome(await ask(actor, table, operation));
    expect(got).toEqual(Object.fromEntries(operations.map((each) => [each, expectation(actor, table, each)])));
    expect(await fingerprint(sql, owner.id, actor === 'owner' ? [table] : [])).toEqual(before);
  });

  test('no private table is reachable, by any way of naming it', async () => {
    const found = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'private'::regnamespace and relkind in ('r', 'p')`;
    expect(found.length).toBeGreaterThan(3);
    for (const { name } of found) {
      expect(outcome(await callRest(name, { bearer: owner.token }))).toBe('404 PGRST205');
      expect(outcome(await callRest(`private.${name}`, { bearer: owner.token }))).toBe('404 PGRST205');
      const headers = { 'accept-profile': 'private' };
      expect(outcome(await callRest(name, { bearer: owner.token, headers }))).toBe('406 PGRST106');
    }
  });
});

describe('functions', () => {
  interface Found {
    name: string;
    args: string[];
  }
  const all = () => sql<Found[]>`
    select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as args from pg_proc as p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend as d where d.objid = p.oid and d.deptype = 'e') order by 1`;

  test('only those of the matrix are granted to people, and none to nobody', async () => {
    const granted = await sql<{ name: string; role: string }[]>`
      select p.proname as name, r.rolname as role from pg_proc as p cross join pg_roles as r
      where p.pronamespace = 'public'::regnamespace and r.rolname in ('anon', 'authenticated')
        and has_function_privilege(r.oid, p.oid, 'execute') order by 1`;
    expect(granted.map(({ name, role }) => `${role} ${name}`)).toEqual(
      Object.keys(openFunctions)
        .sort()
        .map((name) => `authenticated ${name}`),
    );
  });

  test('the others answer nobody from outside', async () => {
    const closed = (await all()).filter(({ name }) => !(name in openFunctions));
    expect(closed.map(({ name }) => name)).toEqual(expect.arrayContaining(['api_ingest', 'api_me']));
    for (const { name, args } of closed) {
      const body = JSON.stringify(Object.fromEntries(args.map((arg) => [arg, null])));
      for (const [as, answer] of [
        [{ bearer: owner.token }, FORBIDDEN],
        [{ bearer: guest.token }, FORBIDDEN],
        [{}, CLOSED],
        [{ bearer: device.token }, NO_TOKEN],
        [{ apikey: device.token }, NO_KEY],
      ] as const) {
        expect(`${name} ${outcome(await callRest(`rpc/${name}`, { ...as, method: 'POST', body }))}`).toBe(
          `${name} ${answer}`,
        );
      }
    }
  });

  test.each(Object.entries(openFunctions))('%s answers people only', async (name, args) => {
    const call = (as: { bearer?: string; apikey?: string }) =>
      callRest(`rpc/${name}`, { ...as, method: 'POST', body: JSON.stringify(args) });
    const answer = await call({ bearer: guest.token });
    expect(answer.text).not.toContain('42501');
    expect(answer.status).toBeLessThan(500);
    expect(outcome(await call({}))).toBe(CLOSED);
    for (const bearer of [device.token, revoked.token]) expect(outcome(await call({ bearer }))).toBe(NO_TOKEN);
    expect(outcome(await call({ apikey: device.token }))).toBe(NO_KEY);
  });

  test.each([
    ['session_delete', () => ({ p_id: theirs.session }), '404 PT404'],
    ['session_restore', () => ({ p_tombstone: theirs.tombstone }), '404 PT404'],
    ['device_revoke', () => ({ p_device: device.id }), '404 PT404'],
    ['import_begin', () => ({ p_import: { shape: 'raw', device_id: device.id } }), '404 PT404'],
    ['import_begin', () => ({ p_import: { shape: 'raw', device_id: device.id, new_epoch: true } }), '404 PT404'],
    ['import_rows', () => ({ p_import: theirs.import, p_time_zone: 'UTC', p_rows: [row(9)] }), '404 PT404'],
    ['import_finish', () => ({ p_import: theirs.import, p_snapshot: { totalXP: 1 } }), '404 PT404'],
    ['session_page', () => ({ p_device: device.id }), '200 no rows'],
    ['export_sessions', () => ({ p_after_id: 0 }), '200 no rows'],
    ['analytics_days', () => ({ p_from: '2025-01-01', p_to: '2026-01-01' }), '200 no rows'],
  ] as const)('%s with what is the owner’s (%#)', async (name, args, answer) => {
    const before = await fingerprint(sql, owner.id);
    for (const other of [stranger, guest]) {
      expect(outcome(await callFunction(other, name, args()))).toBe(answer);
    }
    expect(await fingerprint(sql, owner.id)).toEqual(before);
  });
});

test('the secret key opens no table that functions guard, and is no bearer', async () => {
  expect(outcome(await callRest('sessions', { apikey: doors.secretKey }))).toBe(FORBIDDEN);
  expect(outcome(await callRest('sessions', { bearer: doors.secretKey }))).toBe(CLOSED);
});
