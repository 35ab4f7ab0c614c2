/**
 * The REST API over this project's own tables.
 *
 * None of them takes inserts over REST (functions write them), so bulk inserts are not driven here. One difference is
 * known: for rows with different keys the embedded engine writes the column's default where PostgREST writes null
 * (unless `missing=default` is asked), so callers send rows with the same keys.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClient, newPerson, type Person, target, tidyUp } from './people.ts';

const COUNT = 12;
const FIRST = Date.UTC(2025, 8, 1, 9);
const DAY_MS = 86_400_000;

let person: Person;
let stranger: Person;
let deviceId: string;

function practice(index: number) {
  const start = FIRST + index * DAY_MS;
  return {
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 600_000).toISOString(),
    activeMs: 600_000,
    cycles: 40 + index,
    goalMinutes: 10,
    ...(index % 2 === 0 ? { pattern: 'boxing' } : {}),
  };
}

beforeAll(async () => {
  [person, stranger] = await Promise.all([newPerson(), newPerson()]);
  const begun = await person.client.rpc('import_begin', {
    p_import: { shape: 'raw', device_name: 'Contract', offered: COUNT, rejected: 0, issues: [], snapshot_flags: [] },
  });
  if (begun.error) throw begun.error;
  const { import_id, device_id } = begun.data as { import_id: string; device_id: string };
  deviceId = device_id;
  const rows = Array.from({ length: COUNT }, (_, index) => practice(index));
  const kept = await person.client.rpc('import_rows', { p_import: import_id, p_time_zone: 'UTC', p_rows: rows });
  if (kept.error) throw kept.error;
  expect((kept.data as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(rows.map(() => 'created'));
}, 30_000);
afterAll(tidyUp);

describe('who sees what', () => {
  it('shows people their own rows, and nobody else theirs', async () => {
    const own = await person.client.from('sessions').select('user_id');
    expect(own.data).toHaveLength(COUNT);
    expect(new Set(own.data?.map((row) => row.user_id))).toEqual(new Set([person.user.id]));
    const foreign = await stranger.client.from('sessions').select('id').eq('user_id', person.user.id);
    expect(foreign).toMatchObject({ status: 200, data: [] });
  });

  it('shows nothing to who is not signed in', async () => {
    const { error, status } = await newClient().from('sessions').select('id');
    expect(error?.code).toBe('42501');
    expect(status).toBe(401);
  });

  it('changes nothing of a stranger, without a word', async () => {
    const { data, error } = await stranger.client
      .from('preferences')
      .update({ daily_goal_minutes: 99 })
      .eq('user_id', person.user.id)
      .select();
    expect(error).toBeNull();
    expect(data).toEqual([]);
    const kept = await person.client.from('preferences').select('daily_goal_minutes').single();
    expect(kept.data?.daily_goal_minutes).toBe(10);
  });

  it.each([
    ['update', () => person.client.from('preferences').update({ version: 99 }).eq('user_id', person.user.id)],
    ['insert', () => person.client.from('sessions').insert({ user_id: person.user.id })],
    ['upsert', () => person.client.from('preferences').upsert({ user_id: person.user.id, daily_goal_minutes: 5 })],
    ['delete', () => person.client.from('sessions').delete().eq('user_id', person.user.id)],
  ] as const)('refuses an %s that is not granted', async (_, run) => {
    const { error, status } = await run();
    expect(error?.code).toBe('42501');
    expect(status).toBe(403);
  });

  it('refuses keys and tokens that are none', async () => {
    const url = `${target.url}/rest/v1/profiles`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { apikey: 'sb_publishable_wrong' } })).status).toBe(401);
    const headers = { apikey: target.publishableKey, authorization: 'Bearer a.b.c' };
    expect((await fetch(url, { headers })).status).toBe(401);
  });
});

describe('reading', () => {
  const sessions = () => person.client.from('sessions');

  it('filters', async () => {
    const ids = async (query: PromiseLike<{ data: { cycles: number }[] | null; error: unknown }>) => {
      const { data, error } = await query;
      expect(error).toBeNull();
      return data?.map(({ cycles }) => cycles);
    };
    const all = () => sessions().select('cycles').order('cycles');
    expect(await ids(all().eq('cycles', 43))).toEqual([43]);
    expect(await ids(all().gt('cycles', 48).lte('cycles', 50))).toEqual([49, 50]);
    expect(await ids(all().in('cycles', [41, 45, 99]))).toEqual([41, 45]);
    expect(await ids(all().is('pattern', null).lt('cycles', 44))).toEqual([41, 43]);
    expect(await ids(all().like('pattern', 'box%').gte('cycles', 48))).toEqual([48, 50]);
    expect(await ids(all().ilike('pattern', 'BOX*').gte('cycles', 50))).toEqual([50]);
    expect(await ids(all().or('cycles.eq.40,and(cycles.gt.49,cycles.lt.51)'))).toEqual([40, 50]);
    expect(await ids(all().not('cycles', 'in', '(40,41,42,43,44,45,46,47,48,49)'))).toEqual([50, 51]);
    expect(await ids(all().gte('ended_at', new Date(FIRST + 10 * DAY_MS).toISOString()))).toEqual([50, 51]);
  });

  it('pages and counts', async () => {
    const page = await sessions()
      .select('cycles', { count: 'exact' })
      .order('ended_at', { ascending: false })
      .range(2, 4);
    expect(page).toMatchObject({ status: 206, count: COUNT, data: [{ cycles: 49 }, { cycles: 48 }, { cycles: 47 }] });
    const head = await sessions().select('*', { count: 'exact', head: true });
    expect(head).toMatchObject({ status: 200, count: COUNT, data: null });
    expect((await sessions().select('id').limit(3)).data).toHaveLength(3);
  });

  it('gives one row, perhaps one, or says how many there were', async () => {
    expect((await sessions().select('cycles').eq('cycles', 42).single()).data).toEqual({ cycles: 42 });
    expect(await sessions().select('id').eq('cycles', 1).maybeSingle()).toMatchObject({ data: null, error: null });
    for (const query of [sessions().select('id').eq('cycles', 1), sessions().select('id')]) {
      const { error, status } = await query.single();
      expect(error?.code).toBe('PGRST116');
      expect(status).toBe(406);
    }
  });

  it('embeds what rows belong to, and filters by it', async () => {
    const { data, error } = await sessions()
      .select('cycles, devices!inner(id, name)')
      .eq('devices.id', deviceId)
      .eq('cycles', 40)
      .single();
    expect(error).toBeNull();
    expect(data).toEqual({ cycles: 40, devices: { id: deviceId, name: 'Contract' } });
    const devices = await person.client.from('devices').select('name, sessions(cycles)').eq('id', deviceId).single();
    expect(devices.data?.sessions).toHaveLength(COUNT);
  });

  it('writes CSV', async () => {
    const { data } = await sessions().select('cycles,active_ms').eq('cycles', 40).csv();
    expect(data?.trim().split(/\r?\n/)).toEqual(['cycles,active_ms', '40,600000']);
  });

  it('keeps the kinds of values', async () => {
    const { data } = await sessions().select('*').eq('cycles', 40).single();
    expect(data).toMatchObject({
      id: expect.any(Number),
      active_ms: 600_000,
      goal_minutes: 10,
      xp: 40,
      flags: expect.any(Array),
      local_date: '2025-09-01',
      zone_assumed: true,
      time_zone: 'UTC',
      pledge_honored: null,
      pattern: 'boxing',
    });
    expect(new Date(data?.started_at as string).getTime()).toBe(FIRST);
    expect(data?.started_at).toMatch(/^2025-09-01T09:00:00(\.\d+)?(\+00:00|Z)$/);
  });

  it.each([
    ['an unknown table', () => newClient().from('nothing_here').select('*'), 'PGRST205', 404],
    ['an unknown column', () => person.client.from('sessions').select('nothing_here'), '42703', 400],
    ['a value of another kind', () => person.client.from('sessions').select('id').eq('cycles', 'many'), '22P02', 400],
    ['an unknown relation', () => person.client.from('sessions').select('id, preferences(theme)'), 'PGRST200', 400],
  ])('says what is wrong with %s', async (_, run, code, status) => {
    const outcome = await run();
    expect(outcome.error?.code).toBe(code);
    expect(outcome.status).toBe(status);
  });
});

describe('changing', () => {
  it('answers with the row as it is now, or with nothing', async () => {
    const preferences = person.client.from('preferences');
    const { data } = await preferences
      .update({ daily_goal_minutes: 20, theme: 'dark' })
      .eq('user_id', person.user.id)
      .select()
      .single();
    expect(data).toMatchObject({ daily_goal_minutes: 20, theme: 'dark', version: 2 });
    const silent = await preferences.update({ daily_goal_minutes: 21 }).eq('user_id', person.user.id);
    expect(silent).toMatchObject({ status: 204, data: null, error: null });
  });

  it('says which rule a value breaks', async () => {
    const { error, status } = await person.client
      .from('preferences')
      .update({ daily_goal_minutes: 0 })
      .eq('user_id', person.user.id);
    expect(error).toMatchObject({ code: '23514', hint: null });
    expect(status).toBe(400);
  });
});

describe('functions', () => {
  it('answer one value', async () => {
    const { data, error } = await person.client.rpc('analytics_days', { p_from: '2025-09-01', p_to: '2025-09-30' });
    expect(error).toBeNull();
    expect((data as { local_date: string }[]).map(({ local_date }) => local_date)).toHaveLength(COUNT);
  });

  it('answer rows, which filters and counts then work on', async () => {
    const { data, error } = await person.client.rpc('session_page', { p_limit: 5 }).select('cycles').gt('cycles', 48);
    expect(error).toBeNull();
    expect(data).toEqual([{ cycles: 51 }, { cycles: 50 }, { cycles: 49 }]);
  });

  it('fail with the code they raise', async () => {
    const { error } = await person.client.rpc('session_delete', { p_id: 999_999_999 });
    expect(error?.code).toBe('PT404');
    expect(error?.message).not.toMatch(/[{}]/);
  });

  it('fail with the status they ask for, and a hint', async () => {
    const { error, status } = await person.client.rpc('import_begin', { p_import: { shape: 'unheard of' } });
    expect(error).toMatchObject({ code: 'PT400', hint: 'import_invalid' });
    expect(status).toBe(400);
  });

  it('are unknown, or closed, where they should be', async () => {
    const unknown = await person.client.rpc('nothing_here');
    expect(unknown.error?.code).toBe('PGRST202');
    expect(unknown.status).toBe(404);
    const closed = await person.client.rpc('api_me', { p_token_hash: 'x' });
    expect(closed.error?.code).toBe('42501');
    const anonymous = await newClient().rpc('dashboard');
    expect(anonymous.error?.code).toBe('42501');
  });
});
