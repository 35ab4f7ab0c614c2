import * as z from 'zod/mini';
import type { DaysState } from './analytics.cache.ts';

/** One row of `analytics_days`; durations in milliseconds. */
export const analyticsDaySchema = z.object({
  local_date: z.string(),
  sessions: z.number(),
  active_ms: z.number(),
  cycles: z.number(),
  goal_bonus_xp: z.number(),
  goals_set: z.number(),
  goals_reached: z.number(),
  active_ms_by_hour: z.array(z.number()),
});
export type AnalyticsDay = z.infer<typeof analyticsDaySchema>;
export type AnalyticsDays = DaysState<AnalyticsDay>;

/** A person's XP by source; `other_xp` has no session (challenges and the like) and may be negative. */
export const xpTotalsSchema = z.object({
  version: z.number(),
  cycles: z.number(),
  known_xp: z.number(),
  other_xp: z.number(),
  total_xp: z.number(),
});
export type XpTotals = z.infer<typeof xpTotalsSchema>;
