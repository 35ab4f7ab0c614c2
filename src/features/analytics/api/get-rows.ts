import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { mergeLoadedDays } from '../analytics.cache.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import { grainOf, type Period } from '../analytics.periods.ts';
import {
  type AnalyticsRows,
  analyticsDaySchema,
  analyticsMonthSchema,
  rowOfDay,
  rowOfMonth,
} from '../analytics.types.ts';

type Span = Pick<Period, 'from' | 'to'>;

const daysSchema = z.array(analyticsDaySchema);
const monthsSchema = z.array(analyticsMonthSchema);

async function loadDays(client: QueryClient, userId: string, { from, to }: Span, signal: AbortSignal) {
  const key = analyticsKeys.days(userId, from, to);
  const before = client.getQueryData<AnalyticsRows>(key);
  const result = await supabase.rpc('analytics_days', { p_from: from, p_to: to }).abortSignal(signal);
  const days = daysSchema.parse(unwrap(result)).map(rowOfDay);
  return mergeLoadedDays(before, { from, to, days, versions: {} }, client.getQueryData<AnalyticsRows>(key));
}

async function loadMonths({ from, to }: Span, signal: AbortSignal): Promise<AnalyticsRows> {
  const result = await supabase.rpc('analytics_months', { p_from: from, p_to: to }).abortSignal(signal);
  return { from, to, days: monthsSchema.parse(unwrap(result)).map(rowOfMonth), versions: {} };
}

/** What was practised in a period: each practised day, or each month of a long one. Live events keep it current. */
export function rowsQueryOptions(userId: string, { from, to }: Span) {
  const byDays = grainOf({ from, to }) === 'day';
  return queryOptions({
    queryKey: byDays
      ? (analyticsKeys.days(userId, from, to) as readonly string[])
      : (analyticsKeys.months(userId, from, to) as readonly string[]),
    queryFn: ({ client, signal }): Promise<AnalyticsRows> =>
      byDays ? loadDays(client, userId, { from, to }, signal) : loadMonths({ from, to }, signal),
    ...liveQueryDefaults,
  });
}
