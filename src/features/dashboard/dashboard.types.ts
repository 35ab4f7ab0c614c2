import * as z from 'zod/mini';
import { deviceSchema } from '#src/backend/person/device-schema.ts';
import { goalsSchema } from '#src/backend/person/goal-schema.ts';
import { preferencesSchema } from '#src/backend/person/preferences-schema.ts';
import { profileSchema } from '#src/backend/person/profile-schema.ts';

/** One day's totals; durations in milliseconds, `local_date` is the practice date. */
export const dashboardDaySchema = z.object({
  local_date: z.string(),
  sessions: z.number(),
  active_ms: z.number(),
});
export type DashboardDay = z.infer<typeof dashboardDaySchema>;

/** A recorded session as the recent list shows it. */
export const dashboardSessionSchema = z.object({
  id: z.number(),
  device_id: z.string(),
  client_session_id: z.string(),
  ended_at: z.string(),
  active_ms: z.number(),
  goal_minutes: z.nullable(z.number()),
  xp: z.number(),
  pattern: z.nullable(z.string()),
});
export type DashboardSession = z.infer<typeof dashboardSessionSchema>;

/** A person's totals; `version` rises with every change. */
export const dashboardTotalsSchema = z.object({
  version: z.number(),
  sessions: z.number(),
  total_xp: z.number(),
  first_date: z.nullable(z.string()),
  latest_run_from: z.nullable(z.string()),
  latest_run_to: z.nullable(z.string()),
  latest_run_days: z.number(),
  longest_run_days: z.number(),
});
export type DashboardTotals = z.infer<typeof dashboardTotalsSchema>;

/** What `dashboard()` answers, in one round trip; fields this page does not use are left out. */
export const dashboardSchema = z.object({
  profile: profileSchema,
  preferences: preferencesSchema,
  goals: goalsSchema,
  totals: dashboardTotalsSchema,
  days: z.array(dashboardDaySchema),
  recent: z.array(dashboardSessionSchema),
  devices: z.array(deviceSchema),
  now: z.string(),
});
export type DashboardData = z.infer<typeof dashboardSchema>;

/** What a device last reported about its days in a row. */
export const reportedRunsSchema = z.array(
  z.object({ reported_current_streak: z.nullable(z.number()), flags: z.array(z.string()), as_of: z.string() }),
);
