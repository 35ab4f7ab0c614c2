import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { mergeLoadedDays } from '../analytics.cache.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import type { Period } from '../analytics.periods.ts';
import { type AnalyticsDays, analyticsDaySchema } from '../analytics.types.ts';

const rowsSchema = z.array(analyticsDaySchema);

async function loadDays(
  client: QueryClient,
  userId: string,
  { from, to }: Period,
  signal: AbortSignal,
): Promise<AnalyticsDays> {
  const key = analyticsKeys.days(userId, from, to);
  const before = client.getQueryData<AnalyticsDays>(key);
  const result = await supabase.rpc('analytics_days', { p_from: from, p_to: to }).abortSignal(signal);
  const days = rowsSchema.parse(unwrap(result));
  return mergeLoadedDays(before, { from, to, days, versions: {} }, client.getQueryData<AnalyticsDays>(key));
}

/** Totals of each practised day in a period; live events keep them current. */
export const daysQueryOptions = (userId: string, period: Period) =>
  queryOptions({
    queryKey: analyticsKeys.days(userId, period.from, period.to),
    queryFn: ({ client, signal }) => loadDays(client, userId, period, signal),
    ...liveQueryDefaults,
  });
