import * as z from 'zod/mini';

export const profileSchema = z.object({
  user_id: z.string(),
  display_name: z.string(),
  time_zone: z.string(),
  day_start_hour: z.number(),
  week_start: z.number(),
  onboarded_at: z.nullable(z.string()),
  version: z.number(),
});

/** What a person tells about themselves; `time_zone` is an IANA name, `week_start` an ISO weekday. */
export type Profile = z.infer<typeof profileSchema>;
