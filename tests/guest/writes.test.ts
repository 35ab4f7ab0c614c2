/** What a person changes, and what is refused: the same for a guest as with an account. */
import { afterAll, describe, expect, test } from 'vitest';
import type { SessionRow } from '#src/domain/sessions.ts';
import { bring, bringFixture, preview, readFixture } from './bring.ts';
import { compareAll, compareFigures, compareTables } from './reads.ts';
import { type Answers, closeSides, newPair, type Pair, type Side } from './sides.ts';

afterAll(closeSides);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const patch = (pair: Pair, table: string, body: object) =>
  pair.ask((side) => side.rest.from(table).update(body).eq('user_id', side.userId).select('*').single());

describe('preferences', () => {
  test.each([
    [{ daily_goal_minutes: 25 }],
    [{ daily_goal_minutes: 240, weekly_goal_minutes: 90 }],
    [{ weekly_goal_minutes: 70 }],
    [{ theme: 'dark' }],
    [{ language: 'es' }],
    [{ language: 'xx' }],
    [{ motion: 'reduced', show_streak: false, share_live: false, keep_import_payloads: true }],
    [{ daily_goal_minutes: '25' }],
    [{ daily_goal_minutes: 0 }],
    [{ daily_goal_minutes: 241 }],
    [{ daily_goal_minutes: 99_999 }],
    [{ daily_goal_minutes: 10.5 }],
    [{ daily_goal_minutes: 'NaN' }],
    [{ daily_goal_minutes: null }],
    [{ weekly_goal_minutes: 1681 }],
    [{ theme: 'blue' }],
    [{ theme: null }],
    [{ show_streak: null }],
    [{ version: 9 }],
    [{ theme: 'dark', user_id: crypto.randomUUID() }],
  ])('%j', async (body) => {
    const pair = await newPair();
    await patch(pair, 'preferences', body);
    await compareTables(pair);
  });

  test('goals of the first day hold for all before; later ones from their day on', async () => {
    const pair = await newPair();
    await patch(pair, 'preferences', { daily_goal_minutes: 15 });
    await pair.cameAt(new Date(Date.now() - 40 * DAY_MS));
    await patch(pair, 'preferences', { daily_goal_minutes: 20 });
    await patch(pair, 'preferences', { weekly_goal_minutes: 100 });
    await patch(pair, 'preferences', { weekly_goal_minutes: 100 });
    await compareTables(pair);
    const goals = await pair.ask((side) => side.rest.from('goal_changes').select('valid_from').order('valid_from'));
    expect(goals.guest.data).toHaveLength(2);
  });

  test('after a journey west, a day to come gives way to the goal of now', async () => {
    const pair = await newPair();
    await pair.cameAt(new Date(Date.now() - 40 * DAY_MS));
    await patch(pair, 'profiles', { time_zone: 'Pacific/Kiritimati' });
    await patch(pair, 'preferences', { daily_goal_minutes: 20 });
    await patch(pair, 'profiles', { time_zone: 'Pacific/Pago_Pago' });
    await patch(pair, 'preferences', { daily_goal_minutes: 30 });
    await compareTables(pair);
  });

  const history = [
    { valid_from: '0001-01-01', daily_goal_minutes: 10, weekly_goal_minutes: 70 },
    { valid_from: '2026-01-05', daily_goal_minutes: 30, weekly_goal_minutes: 100 },
    { valid_from: '2026-02-01', daily_goal_minutes: 10, weekly_goal_minutes: 70 },
  ] as const;
  const [first, second, third] = history;

  test.each([
    ['a history', history],
    ['the goal of now alone', [first]],
    ['another goal than that of now', [first, second]],
    ['no beginning', [second, third]],
    ['days out of order', [first, third, second, third]],
    ['one day twice', [first, third, third]],
    ['a day to come', [first, { ...third, valid_from: '2999-01-01' }]],
    ['no day', [first, { ...third, valid_from: '2026-02-30' }]],
    ['a goal of nothing', [first, { ...third, daily_goal_minutes: 0 }]],
    ['a goal of text', [first, { ...third, weekly_goal_minutes: '70' }]],
    ['something else', [first, 7]],
    ['nothing', []],
    ['no list', { first }],
  ])('a whole history of goals: %s', async (_name, p_goals) => {
    const pair = await newPair();
    await pair.ask((side) => side.rest.rpc('goal_history_set', { p_goals }));
    await compareTables(pair);
  });
});

describe('profile', () => {
  test.each([
    [{ time_zone: 'Europe/Madrid' }],
    [{ time_zone: 'america/new_york' }],
    [{ time_zone: 'Mars/Olympus' }],
    [{ time_zone: null }],
    [{ display_name: '  Quiet Willow ' }],
    [{ display_name: '   ' }],
    [{ display_name: '🌱'.repeat(40) }],
    [{ display_name: 'x'.repeat(41) }],
    [{ day_start_hour: 13 }],
    [{ day_start_hour: 'four' }],
    [{ week_start: 7 }],
    [{ week_start: 3 }],
    [{ onboarded_at: null }],
    [{ onboarded_at: 'yesterday-ish' }],
    [{ created_at: '2020-01-01T00:00:00Z' }],
  ])('%j', async (body) => {
    const pair = await newPair();
    await patch(pair, 'profiles', body);
    await compareTables(pair);
  });

  test('another start of the day cuts all days anew', async () => {
    const pair = await newPair();
    await bringFixture(pair, '03-ninety-days.json', 'Europe/Berlin');
    for (const day_start_hour of [4, 12, 0]) {
      await patch(pair, 'profiles', { day_start_hour, time_zone: 'Asia/Tokyo', week_start: 6 });
      await compareAll(pair);
    }
  });

  test('rows of somebody else are nobody', async () => {
    const pair = await newPair();
    const nobody = crypto.randomUUID();
    await pair.ask((side) => side.rest.from('profiles').select('display_name').eq('user_id', nobody));
    await pair.ask((side) => side.rest.from('profiles').update({ week_start: 7 }).eq('user_id', nobody));
    await pair.ask((side) => side.rest.from('preferences').update({ theme: 'dark' }).eq('user_id', nobody));
    await pair.ask((side) => side.rest.from('preferences').select('theme').eq('user_id', nobody).single());
    await compareTables(pair);
  });
});

describe('sessions', () => {
  const idOf = (answers: Answers, { kind }: Side, at: number) => (answers[kind].data as { id: number }[])[at]?.id ?? 0;
  const remove = (pair: Pair, page: Answers, at: number) =>
    pair.ask((side) => side.rest.rpc('session_delete', { p_id: idOf(page, side, at) }));
  const restore = (pair: Pair, deleted: Answers) =>
    pair.ask((side) => side.rest.rpc('session_restore', { p_tombstone: deleted[side.kind].data }));
  const withIds = (pair: Pair) => pair.ask((side) => side.rest.rpc('session_page', { p_limit: 50 }));

  test('taken away, brought back, handed in again', async () => {
    const pair = await newPair();
    const first = await bringFixture(pair, '02-one-week.json', 'Europe/Rome');
    const page = await withIds(pair);
    const [one, two] = [await remove(pair, page, 0), await remove(pair, page, 3)];
    await remove(pair, page, 3);
    await compareAll(pair);
    await bringFixture(pair, '02-one-week.json', 'Europe/Rome', { onto: first });
    await bringFixture(pair, '02-one-week.json', 'Europe/Rome');
    await restore(pair, one);
    await restore(pair, one);
    await compareAll(pair);
    await pair.ask((side) =>
      side.rest
        .from('session_tombstones')
        .select('client_session_id, content_hash')
        .order('id', { ascending: false })
        .limit(1),
    );
    await restore(pair, two);
    await compareAll(pair);
  });

  test.each([
    ['session_delete', { p_id: 999_999_999 }],
    ['session_delete', { p_id: 'first' }],
    ['session_restore', { p_tombstone: 999_999_999 }],
    ['session_page', { p_limit: 'many' }],
    ['session_page', { p_device: 'laptop' }],
    ['session_page', { p_from: '2025-02-30' }],
    ['session_page', { p_before: 'once' }],
    ['session_page', { p_hour: 1e12 }],
    ['analytics_days', { p_from: 'then', p_to: '2025-01-01' }],
    ['device_revoke', { p_device: crypto.randomUUID() }],
    ['device_revoke', { p_device: 7 }],
  ])('%s %j', async (name, given) => {
    const pair = await newPair();
    await pair.ask((side) => side.rest.rpc(name, given));
  });

  test('pages part sessions that ended together', async () => {
    const pair = await newPair();
    const end = Date.UTC(2025, 8, 6, 9);
    const rows = Array.from({ length: 9 }, (_, at) => ({
      id: `sess-${end - 600_000 - at}`,
      startedAt: new Date(end - 600_000 - at).toISOString(),
      endedAt: new Date(end).toISOString(),
      activeMs: 600_000,
      cycles: at,
    }));
    await bring(pair, { rows, timeZone: 'UTC' });
    const first = await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 4 }));
    const second = await pair.ask((side) =>
      side.rest.rpc('session_page', {
        p_limit: 9,
        p_before: new Date(end).toISOString(),
        p_before_id: idOf(first, side, 3),
      }),
    );
    expect(second.guest.data).toHaveLength(5);
    await pair.ask((side) => side.rest.rpc('session_page', { p_before: new Date(end).toISOString() }));
  });

  test('nobody writes them by themselves', async () => {
    const pair = await newPair();
    for (const table of ['sessions', 'imports', 'user_totals', 'goal_changes']) {
      await pair.ask((side) => side.rest.from(table).insert({ user_id: side.userId }));
      await pair.ask((side) => side.rest.from(table).update({ user_id: side.userId }).eq('user_id', side.userId));
      await pair.ask((side) => side.rest.from(table).delete().eq('user_id', side.userId));
    }
    await pair.ask((side) => side.rest.from('profiles').select('password'));
  });

  test('badges are told of once, and only those that are earned', async () => {
    const pair = await newPair();
    await bringFixture(pair, '03-ninety-days.json', 'UTC');
    const badges = ['first_session', 'hundred_run', 'nothing', 'week_run'];
    await pair.ask((side) => side.rest.rpc('badges_noted', { p_badges: badges }));
    await pair.ask((side) => side.rest.rpc('badges_noted', { p_badges: ['first_session'] }));
    await pair.ask((side) => side.rest.rpc('badges_noted', { p_badges: [] }));
    await compareFigures(pair);
  });
});

describe('the web device', () => {
  const begun = Date.now() - 2 * HOUR_MS;
  const row = {
    id: `sess-${begun}`,
    startedAt: new Date(begun).toISOString(),
    endedAt: new Date(begun + 600_000).toISOString(),
    activeMs: 600_000,
    cycles: 60,
    goalMinutes: 10,
    goalBonusXP: 5,
    pattern: 'boxing',
  };
  const hand = (pair: Pair, p_row: unknown, p_time_zone: string | null = 'Europe/Lisbon') =>
    pair.ask((side) => side.rest.rpc('web_session', { p_time_zone, p_row }));
  const devices = (pair: Pair) => pair.ask((side) => side.rest.from('devices').select('*').order('created_at'));
  const ofDevice = (found: Answers, { kind }: Side) => (found[kind].data as { id: string }[])[0]?.id;

  test('keeps what was breathed, once, and refuses what cannot be', async () => {
    const pair = await newPair();
    await hand(pair, row);
    await hand(pair, row);
    await hand(pair, { ...row, cycles: 61 });
    await hand(pair, { ...row, id: `sess-${begun + 1}`, timeZone: 'Asia/Tokyo' });
    await hand(pair, { ...row, id: `sess-${begun + 2}` }, 'Mars/Olympus');
    await hand(pair, { ...row, id: `sess-${begun + 3}` }, null);
    await hand(pair, { ...row, endedAt: new Date(begun + DAY_MS).toISOString() });
    await hand(pair, { ...row, activeMs: -1, cycles: -1 });
    await hand(pair, null);
    await hand(pair, [row]);
    await pair.ask((side) => side.rest.rpc('web_device', { p_time_zone: 'Europe/Berlin' }));
    await pair.ask((side) => side.rest.rpc('web_live', { p_time_zone: 'Europe/Berlin', p_live: liveReport }));
    await compareAll(pair);
  });

  const liveReport = {
    state: 'running',
    client_session_id: row.id,
    started_at: row.startedAt,
    active_ms: 1000,
    pattern: 'boxing',
  };

  test('is renamed, held to totals, disconnected, and connected by the next breath', async () => {
    const pair = await newPair();
    await hand(pair, row);
    const found = await devices(pair);
    const change = (body: object) =>
      pair.ask((side) => side.rest.from('devices').update(body).eq('id', ofDevice(found, side)).select('*').single());
    await change({ name: 'Kitchen' });
    await change({ name: 'Kitchen' });
    await change({ name: '   ' });
    await change({ name: 'x'.repeat(61) });
    await change({ name: null });
    await change({ consent: 'all' });
    await change({ kind: 'vscode' });
    await change({ consent: 'totals' });
    await hand(pair, { ...row, id: `sess-${begun + 1}` });
    await change({ consent: 'sessions' });
    await pair.ask((side) => side.rest.rpc('device_revoke', { p_device: ofDevice(found, side) }));
    await pair.ask((side) => side.rest.rpc('device_revoke', { p_device: ofDevice(found, side) }));
    await devices(pair);
    await hand(pair, { ...row, id: `sess-${begun + 1}` });
    await compareAll(pair);
  });
});

describe('presets', () => {
  const upsert = (pair: Pair, body: object) =>
    pair.ask((side) => side.rest.from('breathe_presets').upsert(body, { onConflict: 'id', ignoreDuplicates: true }));
  const change = (pair: Pair, id: string, body: object) =>
    pair.ask((side) =>
      side.rest.from('breathe_presets').update(body).eq('id', id).select('id, name, version').single(),
    );

  test('come, change and go', async () => {
    const pair = await newPair();
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    await upsert(pair, { id: one, name: 'Slow', pattern: '6-0-9-0' });
    await upsert(pair, { id: one, name: 'Slower', pattern: '7-0-9-0' });
    await pair.ask((side) => side.rest.from('breathe_presets').insert({ id: one, name: 'Slow', pattern: '6-0-9-0' }));
    await upsert(pair, { id: two, name: 'Square', pattern: '5-5-5-5' });
    await upsert(pair, { name: 'No id', pattern: '5-5-5-5' });
    await change(pair, one, { name: 'Slower', pattern: '7-0-9-0' });
    await change(pair, crypto.randomUUID(), { name: 'Nobody' });
    await change(pair, one, { user_id: two });
    await pair.ask((side) => side.rest.from('breathe_presets').delete().eq('id', two));
    await pair.ask((side) => side.rest.from('breathe_presets').delete().eq('id', two));
    await compareTables(pair);
  });

  test.each([
    [{ id: 'mine', name: 'Slow', pattern: '6-0-9-0' }],
    [{ name: '', pattern: '6-0-9-0' }],
    [{ name: ' Slow', pattern: '6-0-9-0' }],
    [{ name: 'x'.repeat(41), pattern: '6-0-9-0' }],
    [{ name: 'Slow', pattern: '0-0-0-0' }],
    [{ name: 'Slow', pattern: '31-0-9-0' }],
    [{ name: 'Slow', pattern: '06-0-9-0' }],
    [{ name: 'Slow', pattern: 'boxing' }],
    [{ name: 'Slow' }],
    [{ pattern: '6-0-9-0' }],
    [{ name: 'Slow', pattern: '6-0-9-0', version: 3 }],
  ])('%j', async (body) => {
    const pair = await newPair();
    await upsert(pair, { id: crypto.randomUUID(), ...body });
    await compareTables(pair);
  });

  test('there is room for fifty', async () => {
    const pair = await newPair();
    const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
    for (const [at, id] of ids.entries()) await upsert(pair, { id, name: `Number ${at}`, pattern: '6-0-9-0' });
    await upsert(pair, { id: ids[0], name: 'Again', pattern: '6-0-9-0' });
    await upsert(pair, { id: crypto.randomUUID(), name: 'One more', pattern: '6-0-9-0' });
    await compareTables(pair);
  });
});

describe('imports', () => {
  const opening = { shape: 'raw', offered: 3, rejected: 0, issues: [], snapshot_flags: [] };
  const begin = (pair: Pair, p_import: unknown) => pair.ask((side) => side.rest.rpc('import_begin', { p_import }));

  test.each([
    ['a list', [opening]],
    ['an unknown shape', { ...opening, shape: 'round' }],
    ['an id that is none', { ...opening, id: 'mine' }],
    ['no device', { ...opening, device_id: crypto.randomUUID() }],
    ['counts that are none', { ...opening, offered: -4, rejected: '7' }],
    ['odd flags and issues', { ...opening, snapshot_flags: ['a', 7, 'b'.repeat(90), null], issues: 'none' }],
    ['names of spaces', { ...opening, device_name: '   ', file_name: 'f'.repeat(300) }],
    ['a name with spaces', { ...opening, device_name: `  ${'🌱'.repeat(70)}  ` }],
    ['a payload', { ...opening, payload: { any: 'thing' } }],
  ])('opened with %s', async (_name, p_import) => {
    const pair = await newPair();
    await begin(pair, p_import);
    await compareTables(pair);
  });

  test('the same id again opens nothing new', async () => {
    const pair = await newPair();
    const id = crypto.randomUUID();
    await begin(pair, { ...opening, id });
    await begin(pair, { ...opening, id, device_name: 'Another' });
    await compareTables(pair);
  });

  test('rows and ends that come at the wrong time or in the wrong form', async () => {
    const pair = await newPair();
    const rows = readFixture('02-one-week.json').rows.map(({ row }) => row);
    const begun = await bring(pair, { rows: rows.slice(0, 3), timeZone: 'UTC' });
    const hand = (p_rows: unknown) =>
      pair.ask((side) => side.rest.rpc('import_rows', { p_import: begun(side).import_id, p_time_zone: 'UTC', p_rows }));
    await hand(rows);
    await hand({ rows });
    await hand(Array.from({ length: 1001 }, () => ({})));
    await pair.ask((side) => side.rest.rpc('import_finish', { p_import: begun(side).import_id, p_snapshot: 7 }));
    const unknown = crypto.randomUUID();
    for (const name of ['import_finish', 'import_undo', 'import_rows']) {
      const more = name === 'import_rows' ? { p_time_zone: 'UTC', p_rows: [] } : {};
      const given = { p_import: unknown, ...(name === 'import_finish' ? { p_snapshot: null } : more) };
      await pair.ask((side) => side.rest.rpc(name, given));
    }
    const open = await begin(pair, opening);
    const openId = ({ kind }: Side) => (open[kind].data as { import_id: string }).import_id;
    await pair.ask((side) => side.rest.rpc('import_finish', { p_import: openId(side), p_snapshot: [7] }));
    await pair.ask((side) =>
      side.rest.rpc('import_preview', { p_rows: [1, null, { client_session_id: 7 }, { client_session_id: 'x' }] }),
    );
    await pair.ask((side) => side.rest.rpc('import_preview', { p_rows: null }));
    await compareTables(pair);
  });

  test('a look before: what is new, known, deleted, and what says something else', async () => {
    const pair = await newPair();
    const rows = readFixture('02-one-week.json').rows.map(({ row }) => row as SessionRow);
    const others = readFixture('03-ninety-days.json').rows.map(({ row }) => row as SessionRow);
    await bring(pair, { rows: rows.slice(0, 6), timeZone: 'UTC' });
    await bring(pair, { rows: others.slice(0, 3), timeZone: 'UTC' });
    const page = await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 2, p_from: '2025-09-01' }));
    await pair.ask((side) =>
      side.rest.rpc('session_delete', { p_id: (page[side.kind].data as { id: number }[])[1]?.id ?? 0 }),
    );
    await preview(pair, [...rows, ...others.slice(0, 5), ...rows.slice(0, 2)]);
    await preview(
      pair,
      rows.map((row) => ({ ...row, cycles: row.cycles + 1 })),
    );
    await preview(pair, []);
  });

  test('counters that are none, that fall, and that come late', async () => {
    const pair = await newPair();
    const exportDate = (day: number) => new Date(Date.UTC(2025, 8, day)).toISOString();
    const first = await bringFixture(pair, '02-one-week.json', 'UTC');
    const snapshots: readonly object[] = [
      { totalXP: 900, totalMeditationTime: null, challengesCompleted: 3, currentStreak: 4, exportDate: exportDate(10) },
      { totalXP: 100, totalMeditationTime: 5e6, longestStreak: 9, flags: ['late'], exportDate: exportDate(2) },
      { totalXP: -1, totalMeditationTime: 1.5, challengesCompleted: '7', exportDate: 'yesterday' },
      { totalXP: 1e13, dailyChallenges: [{ id: 'one' }], exportDate: '2999-01-01T00:00:00.000Z' },
      { totalXP: 901, dailyChallenges: { id: 'one' }, flags: 'none', exportDate: exportDate(11) },
    ];
    for (const snapshot of snapshots) {
      await bring(pair, { rows: [], timeZone: 'UTC', snapshot, onto: first });
      await compareTables(pair);
    }
  });
});

describe('an import taken back', () => {
  type Begun = Awaited<ReturnType<typeof bring>>;
  const undo = (pair: Pair, begun: Begun) =>
    pair.ask((side) => side.rest.rpc('import_undo', { p_import: begun(side).import_id }));

  test('goes with its device, its sessions and its counters', async () => {
    const pair = await newPair();
    const kept = await bringFixture(pair, '02-one-week.json', 'UTC');
    const begun = await bringFixture(pair, '03-ninety-days.json', 'Europe/Berlin');
    await undo(pair, begun);
    await undo(pair, begun);
    await compareAll(pair);
    await undo(pair, kept);
    await compareAll(pair);
  });

  test('leaves what was there before on its device', async () => {
    const pair = await newPair();
    const first = await bringFixture(pair, '02-one-week.json', 'UTC');
    const later = await bringFixture(pair, '15-same-export-pasted-later.json', 'UTC', { onto: first });
    await undo(pair, first);
    await compareTables(pair);
    await undo(pair, later);
    await undo(pair, later);
    await compareAll(pair);
    await undo(pair, first);
    await compareAll(pair);
  });

  test('closes the epoch that it opened', async () => {
    const pair = await newPair();
    const first = await bringFixture(pair, '03-ninety-days.json', 'UTC');
    const epoch = await bringFixture(pair, '07-after-clear-data.json', 'UTC', { onto: first, newEpoch: true });
    const page = await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 1 }));
    await pair.ask((side) =>
      side.rest.rpc('session_delete', { p_id: (page[side.kind].data as { id: number }[])[0]?.id ?? 0 }),
    );
    await undo(pair, epoch);
    await compareAll(pair);
    const again = await bringFixture(pair, '07b-after-clear-data-later.json', 'UTC', { onto: first, newEpoch: true });
    await undo(pair, again);
    await compareAll(pair);
    await undo(pair, first);
    await compareAll(pair);
  });
});
