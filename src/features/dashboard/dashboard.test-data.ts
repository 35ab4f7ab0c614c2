import { type FakeBackend, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile, somePreferences } from '#tests/support/people.ts';
import type { DashboardData, DashboardDay, DashboardSession, DashboardTotals } from './dashboard.types.ts';

/** A session that ended at minute `id` of 5 November 2025. */
export function makeSession(id: number, more: Partial<DashboardSession> = {}): DashboardSession {
  const ended = Date.parse('2025-11-05T09:00:00.000Z') + id * 60_000;
  return {
    id,
    device_id: 'a1b2c3d4-0000-4000-8000-000000000001',
    client_session_id: `sess-${ended - 300_000}`,
    ended_at: new Date(ended).toISOString(),
    active_ms: 300_000,
    goal_minutes: 5,
    xp: 3,
    pattern: 'chill',
    ...more,
  };
}

export function makeDay(local_date: string, minutes: number): DashboardDay {
  return { local_date, sessions: 1, active_ms: minutes * 60_000 };
}

export function makeTotals(more: Partial<DashboardTotals> = {}): DashboardTotals {
  return {
    version: 1,
    sessions: 1,
    total_xp: 612,
    first_date: '2025-11-04',
    latest_run_from: '2025-11-04',
    latest_run_to: '2025-11-05',
    latest_run_days: 2,
    longest_run_days: 9,
    ...more,
  };
}

export function makeDashboard(more: Partial<DashboardData> = {}): DashboardData {
  return {
    profile: {
      user_id: 'u',
      display_name: 'Quiet Cedar',
      time_zone: 'Europe/Berlin',
      day_start_hour: 0,
      week_start: 1,
      onboarded_at: '2025-01-01T00:00:00Z',
      version: 1,
    },
    preferences: {
      user_id: 'u',
      daily_goal_minutes: 15,
      weekly_goal_minutes: null,
      theme: 'system',
      motion: 'system',
      language: 'system',
      show_streak: true,
      share_live: true,
      keep_import_payloads: false,
      version: 1,
    },
    goals: [{ valid_from: '0001-01-01', daily_goal_minutes: 15, weekly_goal_minutes: 105 }],
    totals: makeTotals(),
    days: [makeDay('2025-11-04', 10), makeDay('2025-11-05', 12)],
    recent: [makeSession(2), makeSession(1)],
    devices: [
      {
        id: 'a1b2c3d4-0000-4000-8000-000000000001',
        kind: 'vscode',
        name: 'VS Code on the laptop',
        consent: 'sessions',
        current_epoch: 1,
        client_version: null,
        time_zone: null,
        created_at: '2025-01-01T00:00:00Z',
        first_data_at: null,
        last_seen_at: null,
        revoked_at: null,
        version: 1,
      },
    ],
    now: '2025-11-05T12:00:00.000Z',
    ...more,
  };
}

export const route = 'POST /rest/v1/rpc/dashboard';

/** The dashboard of the person that the tests sign in. */
export const aDashboard = (more: Partial<DashboardData> = {}): DashboardData =>
  makeDashboard({
    profile: aProfile(),
    preferences: somePreferences({ daily_goal_minutes: 15 }),
    devices: [aDevice()],
    ...more,
  });

/** A backend with that dashboard. */
export function dashboardBackend(): FakeBackend {
  const backend = startFakeBackend();
  backend.on(route, () => aDashboard());
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences({ daily_goal_minutes: 15 }));
  backend.on('GET /rest/v1/device_snapshots', () => []);
  return backend;
}
