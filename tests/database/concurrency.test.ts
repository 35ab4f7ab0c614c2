/** Several writers at once: nothing lost, nothing doubled, no deadlock. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  applySnapshot,
  derivedRows,
  ingest,
  makeDevice,
  makeUser,
  only,
  openTestDatabase,
  type Sql,
  type TestDatabase,
} from './database.ts';
import { sessionRow } from './sessions.ts';

const START = Date.UTC(2025, 2, 1);
const HOUR = 3_600_000;

let database: TestDatabase;
let connections: readonly Sql[];
beforeAll(async () => {
  database = await openTestDatabase();
  connections = Array.from({ length: 4 }, () => database.connect());
});
afterAll(() => database.close());

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => sessionRow({ start: START + (first + at) * HOUR, cycles: 3 }));

test('batches that overlap, from four connections and two devices, count each session once', async () => {
  const user = await makeUser(database.sql);
  const devices = [await makeDevice(database.sql, user, 'A'), await makeDevice(database.sql, user, 'B')];
  const created = await Promise.all(
    connections.map(async (sql, at) => {
      let count = 0;
      for (let step = 0; step < 12; step += 1) {
        const outcomes = await ingest(sql, {
          user,
          device: devices[at % 2] ?? '',
          zone: 'UTC',
          rows: rowsFrom(step * 10 + at * 5, 20),
        });
        count += outcomes.filter(({ outcome }) => outcome === 'created').length;
        await applySnapshot(sql, {
          user,
          device: devices[at % 2] ?? '',
          snapshot: { totalXP: 100 + step, exportDate: new Date(START + step * HOUR).toISOString() },
        });
      }
      return count;
    }),
  );
  // The hours 0 to 144 are covered by the batches, each by more than one.
  const distinct = 145;
  expect(created.reduce((sum, count) => sum + count, 0)).toBe(distinct);
  const kept = await derivedRows(database.sql, user);
  expect(only(kept.totals).totals).toMatchObject({
    sessions: distinct,
    active_ms: distinct * 300_000,
    cycles: distinct * 3,
  });
  await database.sql`select private.rebuild_user(${user})`;
  expect(kept).toEqual(await derivedRows(database.sql, user));
});

test('the start of the day may move while sessions arrive', async () => {
  const user = await makeUser(database.sql);
  const device = await makeDevice(database.sql, user);
  await Promise.all(
    connections.map(async (sql, at) => {
      for (let step = 0; step < 10; step += 1) {
        if (at === 0) {
          await sql`update public.profiles set day_start_hour = ${step} where user_id = ${user}`;
        } else {
          await ingest(sql, { user, device, zone: 'UTC', rows: rowsFrom(at * 200 + step * 10, 10) });
        }
      }
    }),
  );
  const kept = await derivedRows(database.sql, user);
  expect(only(kept.totals).totals).toMatchObject({ sessions: 300 });
  await database.sql`select private.rebuild_user(${user})`;
  expect(kept).toEqual(await derivedRows(database.sql, user));
});

test('versions of the totals rise by one with every change', async () => {
  const user = await makeUser(database.sql);
  const device = await makeDevice(database.sql, user);
  await Promise.all(
    connections.map((sql, at) => ingest(sql, { user, device, zone: 'UTC', rows: rowsFrom(at * 10, 1) })),
  );
  const events = await database.sql<{ version: number }[]>`
    select (payload -> 'totals' ->> 'version')::integer as version
    from realtime.messages where topic = ${`user:${user}`} and event = 'totals_changed' order by 1`;
  expect(events.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
});

test('a pairing code that two people answer at once belongs to one', async () => {
  const codes = ['a', 'b'].map((letter) => letter.repeat(64));
  await database.sql`
    insert into private.device_authorizations (device_code_hash, user_code_hash, client_name, device_name, kind, requested_consent, interval_s, expires_at)
    values (${codes[0] ?? ''}, private.user_code_hash('BM-ABCDEF-234567'), 'Test', 'Test', 'vscode', 'sessions', 5, now() + interval '5 minutes')`;
  const people = await Promise.all(connections.slice(0, 2).map((sql) => makeUser(sql)));
  const answers = await Promise.all(
    people.map(async (user, at) => {
      const sql = connections[at] ?? database.sql;
      return await sql.begin(async (own) => {
        await own`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify({ sub: user })}, true)`;
        const rows = await own<{ answer: { status?: string; hint?: string } }[]>`
          select public.device_authorization_decide('bm-abcdef-234567', true) as answer`;
        return only(rows).answer.status ?? only(rows).answer.hint;
      });
    }),
  );
  expect([...answers].sort()).toEqual(['approved', 'pairing_code_unknown']);
  expect(await database.sql`select from public.devices where user_id = any(${people}::uuid[])`).toHaveLength(1);
});

/** Resolves once another connection waits for a lock. */
async function someoneWaits(sql: Sql): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const rows = await sql<{ waiting: number }[]>`select count(*) as waiting from pg_locks where not granted`;
    waiting = only(rows).waiting;
  }
}

test('an account may be removed while its sessions arrive', async () => {
  const [writer, remover] = connections;
  const user = await makeUser(database.sql);
  const device = await makeDevice(database.sql, user);
  if (writer === undefined || remover === undefined) {
    throw new Error('two connections are needed');
  }
  const removals: Promise<unknown>[] = [];
  await writer.begin(async (own) => {
    // A batch that has taken its place in line, and has written nothing yet.
    await own`select private.lock_person(${user})`;
    removals.push(remover`delete from auth.users where id = ${user}`.execute());
    await someoneWaits(database.sql);
    await ingest(own as unknown as Sql, { user, device, zone: 'UTC', rows: rowsFrom(0, 10) });
  });
  await Promise.all(removals);
  expect(await database.sql`select from public.sessions where user_id = ${user}`).toHaveLength(0);
  await expect(ingest(writer, { user, device, zone: 'UTC', rows: rowsFrom(0, 1) })).rejects.toMatchObject({
    code: 'PT404',
  });
});
