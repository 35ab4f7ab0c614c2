import type { Session } from './sessions.types.ts';

/** A session that ended at minute `id` of 5 November 2025. */
export function aSession(id: number, more: Partial<Session> = {}): Session {
  const ended = Date.parse('2025-11-05T09:00:00.000Z') + id * 60_000;
  return {
    id,
    device_id: 'd0000000-0000-4000-8000-000000000001',
    epoch: 1,
    client_session_id: `sess-${ended - 360_000}`,
    started_at: new Date(ended - 360_000).toISOString(),
    ended_at: new Date(ended).toISOString(),
    active_ms: 300_000,
    cycles: 0,
    goal_minutes: 5,
    goal_bonus_xp: 3,
    xp: 3,
    pledge_honored: null,
    pattern: 'chill',
    time_zone: 'Europe/Berlin',
    zone_assumed: false,
    local_date: '2025-11-05',
    flags: [],
    ...more,
  };
}
