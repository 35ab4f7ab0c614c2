import * as z from 'zod/mini';

export const preferencesSchema = z.object({
  user_id: z.string(),
  daily_goal_minutes: z.number(),
  /** `null` follows the daily goal: seven times as much. */
  weekly_goal_minutes: z.nullable(z.number()),
  theme: z.enum(['light', 'dark', 'system']),
  motion: z.enum(['system', 'reduced', 'full']),
  language: z.enum(['system', 'en', 'es']),
  show_streak: z.boolean(),
  share_live: z.boolean(),
  keep_import_payloads: z.boolean(),
  version: z.number(),
});

/** How a person likes the app. */
export type Preferences = z.infer<typeof preferencesSchema>;
