import { expect, test } from 'vitest';
import { answerGuest } from './answer-guest.ts';
import type { GuestAnswer } from './answering.ts';
import { emptyGuestData, type GuestData } from './guest-data.ts';

const USER = '00010002-0000-4000-8000-000000000000';
const NOW = new Date('2026-03-10T12:00:00.000Z');
const HOUR_MS = 3_600_000;

const guest = () => emptyGuestData(USER, 'Europe/Berlin', NOW);

interface Asked {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly now?: Date;
}

function ask(data: GuestData, path: string, asked: Asked = {}): GuestAnswer {
  const { method = 'GET', query = '', headers = {}, body, now = NOW } = asked;
  return answerGuest(
    data,
    { method, path, query: new URLSearchParams(query), headers: new Headers(headers), body },
    now,
  );
}

const call = (data: GuestData, name: string, body: object = {}, now = NOW) =>
  ask(data, `rpc/${name}`, { method: 'POST', body, now });

const rowAt = (start: number) => ({
  id: `sess-${start}`,
  startedAt: new Date(start).toISOString(),
  endedAt: new Date(start + 600_000).toISOString(),
  activeMs: 600_000,
  cycles: 40,
});

/** A guest with so many sessions of the browser, one each hour before now. */
function practised(count: number): GuestData {
  let data = guest();
  for (let at = count; at > 0; at -= 1) {
    data = call(data, 'web_session', { p_time_zone: 'UTC', p_row: rowAt(NOW.getTime() - at * HOUR_MS) }).data;
  }
  return data;
}

test('a guest begins in the zone of the browser, past the first steps, under a calm name', () => {
  const { profile, preferences, goal_changes } = guest();
  expect(profile).toMatchObject({ time_zone: 'Europe/Berlin', display_name: 'Gentle Willow', user_id: USER });
  expect(profile.onboarded_at).toBe('2026-03-10T12:00:00+00:00');
  expect(preferences).toMatchObject({ daily_goal_minutes: 10, weekly_goal_minutes: null });
  expect(goal_changes).toMatchObject([{ valid_from: '0001-01-01', weekly_goal_minutes: 70 }]);
  expect(emptyGuestData(USER, 'Nowhere/Land', NOW).profile.time_zone).toBe('UTC');
});

test.each([
  ['a function', { path: 'rpc/rebuild_user', method: 'POST' }],
  ['a function of objects', { path: 'rpc/constructor', method: 'POST' }],
  ['a function read like a table', { path: 'rpc/dashboard' }],
  ['a function whose rows are filtered', { path: 'rpc/session_page', method: 'POST', query: 'id=eq.1' }],
  ['a table', { path: 'teams' }],
  ['a table of objects', { path: 'constructor' }],
  ['a method', { path: 'profiles', method: 'PUT' }],
  ['a filter', { path: 'sessions', query: 'active_ms=gt.1' }],
  ['a filter over filters', { path: 'sessions', query: 'or=(id.eq.1,id.eq.2)' }],
  ['a column of another table', { path: 'sessions', query: 'select=id,devices(name)' }],
  ['an order', { path: 'sessions', query: 'order=id.desc.nullslast' }],
  [
    'a write that is read back',
    { path: 'breathe_presets', method: 'POST', headers: { prefer: 'return=representation' } },
  ],
  [
    'a write over another',
    { path: 'breathe_presets', method: 'POST', headers: { prefer: 'resolution=merge-duplicates' } },
  ],
])('%s that nothing answers is named', (_name, { path, ...asked }) => {
  const data = guest();
  const answer = ask(data, path, asked);
  expect(answer).toMatchObject({ status: 501, body: { code: 'guest_unanswered', details: null, hint: null } });
  expect(answer.data).toBe(data);
});

test('an editor needs an account', () => {
  for (const name of ['device_authorization_lookup', 'device_authorization_decide']) {
    expect(call(guest(), name)).toMatchObject({ status: 403, body: { code: 'PT403', hint: 'account_needed' } });
  }
});

test('reading gives the same data back, and changing leaves what was before as it was', () => {
  const data = practised(2);
  const before = structuredClone(data);
  for (const name of ['dashboard', 'analytics_bests', 'achievements_list', 'session_page', 'export_sessions']) {
    expect(call(data, name).data).toBe(data);
  }
  const renamed = ask(data, 'profiles', { method: 'PATCH', body: { display_name: 'Still Brook' } });
  expect(renamed.status).toBe(204);
  expect(renamed.data.version).toBeGreaterThan(data.version);
  // Only what changed is another list, so that only it is saved.
  expect(renamed.data.sessions).toBe(data.sessions);
  expect(renamed.data.profile.display_name).toBe('Still Brook');
  expect(data).toEqual(before);
});

test('what follows is worked out anew when facts or the start of the day change, and only then', () => {
  const data = practised(3);
  const totals = (of: GuestData) => ask(of, 'user_totals', { query: 'select=sessions,active_ms,total_xp' }).body;
  expect(totals(data)).toEqual([{ sessions: 3, active_ms: 1_800_000, total_xp: 120 }]);
  const more = call(data, 'web_session', { p_time_zone: 'UTC', p_row: rowAt(NOW.getTime() - 10 * HOUR_MS) }).data;
  expect(totals(more)).toEqual([{ sessions: 4, active_ms: 2_400_000, total_xp: 160 }]);
  const days = (of: GuestData) =>
    (call(of, 'analytics_days', { p_from: '2026-03-01', p_to: '2026-03-31' }).body as { local_date: string }[]).map(
      ({ local_date }) => local_date,
    );
  expect(days(more)).toEqual(['2026-03-10']);
  const later = ask(more, 'profiles', { method: 'PATCH', body: { day_start_hour: 10 } }).data;
  expect(days(later)).toEqual(['2026-03-09', '2026-03-10']);
  expect(days(more)).toEqual(['2026-03-10']);
});

test('a new session never takes the id of one that is gone', () => {
  const data = practised(2);
  const gone = call(data, 'session_delete', { p_id: 2 }).data;
  const added = call(gone, 'web_session', { p_time_zone: 'UTC', p_row: rowAt(NOW.getTime() - 9 * HOUR_MS) });
  expect(added.body).toMatchObject({ outcome: 'created', session_id: 3 });
  const back = call(added.data, 'session_restore', { p_tombstone: 1 });
  expect(back.body).toMatchObject({ id: 4 });
});

test('a deleted session can be brought back for an hour; after that not even its facts are kept', () => {
  const { data } = call(practised(1), 'session_delete', { p_id: 1 });
  const [soon, late] = [NOW.getTime() + HOUR_MS, NOW.getTime() + HOUR_MS + 1].map((ms) => new Date(ms));
  expect(call(data, 'session_restore', { p_tombstone: 1 }, soon).status).toBe(200);
  expect(call(data, 'session_restore', { p_tombstone: 1 }, late)).toMatchObject({
    status: 410,
    body: { code: 'PT410', hint: 'undo_expired' },
  });
  const next = ask(data, 'preferences', { method: 'PATCH', body: { theme: 'dark' }, now: late as Date }).data;
  expect(next.session_tombstones).toMatchObject([{ id: 1, facts: null }]);
  expect(call(next, 'session_restore', { p_tombstone: 1 })).toMatchObject({ status: 410 });
});

test('an import that was left open for a day has failed', () => {
  const begun = call(guest(), 'import_begin', { p_import: { shape: 'raw', offered: 1 } });
  const { import_id } = begun.body as { import_id: string };
  const tomorrow = new Date(NOW.getTime() + 25 * HOUR_MS);
  const touched = ask(begun.data, 'preferences', { method: 'PATCH', body: { theme: 'dark' }, now: tomorrow }).data;
  expect(touched.imports).toMatchObject([{ id: import_id, status: 'failed' }]);
  const rows = { p_import: import_id, p_time_zone: 'UTC', p_rows: [] };
  expect(call(touched, 'import_rows', rows)).toMatchObject({ status: 409, body: { hint: 'import_finished' } });
});

test('a device is noted as seen at most once a minute', () => {
  const data = practised(1);
  const hand = (of: GuestData, at: number, now: Date) =>
    call(of, 'web_session', { p_time_zone: 'UTC', p_row: rowAt(NOW.getTime() - at * HOUR_MS) }, now).data;
  const soon = hand(data, 5, new Date(NOW.getTime() + 59_000));
  expect(soon.devices).toBe(data.devices);
  const later = hand(soon, 6, new Date(NOW.getTime() + 61_000));
  expect(later.devices[0]?.last_seen_at).toBe('2026-03-10T12:01:01+00:00');
});

test('an answer goes out as JSON, whatever a pattern is called', () => {
  const p_row = { ...rowAt(NOW.getTime() - HOUR_MS), pattern: '__proto__' };
  const { data } = call(guest(), 'web_session', { p_time_zone: 'UTC', p_row });
  const days = call(data, 'analytics_days', { p_from: '2026-03-01', p_to: '2026-03-31' }).body;
  expect(JSON.stringify(days)).toContain('"by_pattern":{"__proto__":{"sessions":1,"active_ms":600000}}');
});
