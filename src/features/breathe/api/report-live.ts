import { supabase } from '#src/backend/client.ts';
import type { SessionClock } from '../session-clock.ts';
import { type SessionPlan, sessionIdOf } from '../session-row.ts';

/** Tells the person's own tabs how the session stands. Nobody waits for it: a report that gets lost is followed by another. */
export async function reportLive(plan: SessionPlan, clock: SessionClock, timeZone: string): Promise<void> {
  await supabase.rpc('web_live', {
    p_time_zone: timeZone,
    p_live: {
      state: clock.state,
      client_session_id: sessionIdOf(clock),
      started_at: new Date(clock.startedAt).toISOString(),
      active_ms: Math.floor(clock.activeMs),
      pattern: plan.pattern,
      ...(plan.goalMinutes === null ? {} : { goal_minutes: plan.goalMinutes }),
    },
  });
}
