import * as z from 'zod/mini';
import type { DaysState } from './analytics.cache.ts';
import type { PracticeRow } from './analytics.rows.ts';

const parts = z.record(z.string(), z.object({ sessions: z.number(), active_ms: z.number() }));
const hours = z.array(z.number());

const practice = {
  sessions: z.number(),
  active_ms: z.number(),
  cycles: z.number(),
  goal_bonus_xp: z.number(),
  goals_set: z.number(),
  goals_reached: z.number(),
  active_ms_by_hour: hours,
  sessions_by_hour: hours,
  elapsed_ms: z.number(),
  pledges_honored: z.number(),
  pledges_missed: z.number(),
  by_pattern: parts,
  by_device: parts,
};

/** One row of `analytics_days`; durations in milliseconds. */
export const analyticsDaySchema = z.object({ local_date: z.string(), ...practice });
/** One row of `analytics_months`. */
export const analyticsMonthSchema = z.object({ month: z.string(), active_days: z.number(), ...practice });

/** A day as the charts take it. */
export function rowOfDay(day: z.infer<typeof analyticsDaySchema>): PracticeRow {
  return { ...day, active_days: day.active_ms > 0 ? 1 : 0 };
}

/** A month as the charts take it. */
export function rowOfMonth({ month, ...totals }: z.infer<typeof analyticsMonthSchema>): PracticeRow {
  return { ...totals, local_date: month };
}

/** The rows of one period. */
export type AnalyticsRows = DaysState<PracticeRow>;

/** A person's totals by source; `other_xp` has no session (challenges and the like) and may be negative. */
export const totalsSchema = z.object({
  version: z.number(),
  cycles: z.number(),
  known_xp: z.number(),
  other_xp: z.number(),
  total_xp: z.number(),
  first_date: z.nullable(z.string()),
});
export type Totals = z.infer<typeof totalsSchema>;

/** Consecutive days with practice, both ends included. */
export const runsSchema = z.array(z.object({ from: z.string(), to: z.string(), days: z.number() }));
export type Runs = z.infer<typeof runsSchema>;

/** What was most so far; `null` where there was nothing yet. */
export const bestsSchema = z.object({
  session: z.nullable(z.object({ id: z.number(), local_date: z.string(), active_ms: z.number() })),
  day: z.nullable(z.object({ local_date: z.string(), active_ms: z.number() })),
  month: z.nullable(z.object({ month: z.string(), active_ms: z.number() })),
  run: z.nullable(z.object({ from: z.string(), to: z.string(), days: z.number() })),
});
export type Bests = z.infer<typeof bestsSchema>;
