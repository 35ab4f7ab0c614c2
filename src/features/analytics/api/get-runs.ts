import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import type { Period } from '../analytics.periods.ts';
import { type Runs, runsSchema } from '../analytics.types.ts';

/** As many as the server gives: more runs than these fit in no two years. */
const mostRuns = 400;

async function loadRuns(from: string, to: string, signal: AbortSignal): Promise<Runs> {
  const request = supabase.rpc('analytics_runs', { p_from: from, p_to: to, p_limit: mostRuns });
  return runsSchema.parse(unwrap(await request.abortSignal(signal)));
}

/** The latest runs of days that touch a period, at their full length. */
export const runsQueryOptions = (userId: string, { from, to }: Period) =>
  queryOptions({
    queryKey: analyticsKeys.runs(userId, from, to),
    queryFn: ({ signal }) => loadRuns(from, to, signal),
    ...liveQueryDefaults,
  });
