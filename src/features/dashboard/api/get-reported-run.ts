import { queryOptions } from '@tanstack/react-query';
import { checked } from '#src/backend/checked.ts';
import { supabase } from '#src/backend/client.ts';
import { dashboardKeys } from '../dashboard.keys.ts';

/** As long as a run may last without a new day: until the end of tomorrow. */
const heldForMs = 48 * 3_600_000;

async function loadReportedRun(userId: string, signal: AbortSignal): Promise<number | null> {
  const request = supabase
    .from('device_snapshots')
    .select('reported_current_streak, flags, as_of')
    .eq('user_id', userId)
    .order('as_of', { ascending: false })
    .limit(1)
    .abortSignal(signal);
  const rows = await checked(request, async () => (await import('../dashboard.types.ts')).reportedRunsSchema);
  const latest = rows[0];
  // An export of long ago speaks of its own time, not of today.
  if (latest === undefined || Date.now() - Date.parse(latest.as_of) > heldForMs) return null;
  return latest.flags.includes('reported_current_streak_differs') ? latest.reported_current_streak : null;
}

/** Days in a row as the editor last reported them, when they differ from its own sessions (domain rules §1.7); or null. */
export const reportedRunQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: dashboardKeys.reportedRun(userId),
    queryFn: ({ signal }) => loadReportedRun(userId, signal),
  });
