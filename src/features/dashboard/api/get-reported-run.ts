import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { dashboardKeys } from '../dashboard.keys.ts';

const rowsSchema = z.array(z.object({ reported_current_streak: z.number().nullable() }));

async function loadReportedRun(userId: string, signal: AbortSignal): Promise<number | null> {
  const result = await supabase
    .from('device_snapshots')
    .select('reported_current_streak')
    .eq('user_id', userId)
    .order('as_of', { ascending: false })
    .limit(1)
    .abortSignal(signal);
  return rowsSchema.parse(unwrap(result))[0]?.reported_current_streak ?? null;
}

/** Days in a row as the editor last reported them, or null. It often counts twice (domain rules §1.7). */
export const reportedRunQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: dashboardKeys.reportedRun(userId),
    queryFn: ({ signal }) => loadReportedRun(userId, signal),
  });
