import * as z from 'zod/mini';

/** A recorded session as the list and the detail page show it; durations in milliseconds. */
export const sessionSchema = z.object({
  id: z.number(),
  device_id: z.string(),
  epoch: z.number(),
  client_session_id: z.string(),
  started_at: z.string(),
  ended_at: z.string(),
  active_ms: z.number(),
  cycles: z.number(),
  goal_minutes: z.nullable(z.number()),
  goal_bonus_xp: z.number(),
  xp: z.number(),
  pledge_honored: z.nullable(z.boolean()),
  pattern: z.nullable(z.string()),
  time_zone: z.string(),
  zone_assumed: z.boolean(),
  local_date: z.string(),
  flags: z.array(z.string()),
});
export type Session = z.infer<typeof sessionSchema>;

/** Where the next, older page begins. */
export interface Cursor {
  readonly before: string;
  readonly beforeId: number;
}

/** One loaded page; `next` is null on the last one and stays what it was when sessions come and go live. */
export interface SessionPage {
  readonly sessions: readonly Session[];
  readonly next: Cursor | null;
}
