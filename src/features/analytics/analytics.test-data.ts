import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile, somePreferences } from '#tests/support/people.ts';
import type { PracticeRow } from './analytics.rows.ts';

const hoursWith = (hour: number, value: number) => Array.from({ length: 24 }, (_, at) => (at === hour ? value : 0));

/** A day as the server sends it: one session at eight in the morning. */
export function aDay(local_date: string, minutes: number, more: Partial<PracticeRow> = {}) {
  const active_ms = Math.round(minutes * 60_000);
  return {
    local_date,
    sessions: 1,
    active_ms,
    cycles: 20,
    goal_bonus_xp: 5,
    xp: 25,
    goals_set: 1,
    goals_reached: 1,
    active_ms_by_hour: hoursWith(8, active_ms),
    sessions_by_hour: hoursWith(8, 1),
    elapsed_ms: active_ms + 60_000,
    pledges_honored: 0,
    pledges_missed: 0,
    by_pattern: { unknown: { sessions: 1, active_ms } },
    by_device: { 'd0000000-0000-4000-8000-000000000001': { sessions: 1, active_ms } },
    ...more,
  };
}

/** The same as the charts take it. */
export function aRow(local_date: string, minutes: number, more: Partial<PracticeRow> = {}): PracticeRow {
  const { xp: _, ...row } = aDay(local_date, minutes, more);
  return { ...row, active_days: row.active_ms > 0 ? 1 : 0 };
}

/** A row whose sessions all began at one hour. */
export function atHour(local_date: string, hour: number, sessions = 1): PracticeRow {
  const active_ms = sessions * 300_000;
  return aRow(local_date, sessions * 5, {
    sessions,
    active_ms_by_hour: hoursWith(hour, active_ms),
    sessions_by_hour: hoursWith(hour, sessions),
  });
}

/** What the server refuses. */
export const refused = () => jsonResponse(400, { code: 'P0001', message: 'x' });

export const rpc = (name: string) => `POST /rest/v1/rpc/${name}`;

export const someTotals = {
  version: 5,
  cycles: 400,
  known_xp: 500,
  other_xp: 112,
  total_xp: 612,
  first_date: '2024-03-10',
};

/** A backend with two days of practice for the analytics page. */
export function analyticsBackend(): FakeBackend {
  const backend = startFakeBackend();
  backend.on(rpc('analytics_days'), () => [aDay('2025-11-04', 12), aDay('2025-11-05', 6)]);
  backend.on(rpc('analytics_months'), () => []);
  backend.on(rpc('analytics_runs'), () => [{ from: '2025-11-04', to: '2025-11-05', days: 2 }]);
  backend.on(rpc('analytics_bests'), () => ({ session: null, day: null, month: null, run: null }));
  backend.on('GET /rest/v1/user_totals', () => someTotals);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on('GET /rest/v1/devices', () => [aDevice()]);
  backend.on('GET /rest/v1/goal_changes', () => [
    { valid_from: '0001-01-01', daily_goal_minutes: 10, weekly_goal_minutes: 15 },
  ]);
  return backend;
}
