import * as z from 'zod/mini';

/** Goals that hold from a day on, as the server tells them. */
export const goalSchema = z.object({
  valid_from: z.string(),
  daily_goal_minutes: z.number(),
  weekly_goal_minutes: z.number(),
});
export const goalsSchema = z.array(goalSchema);
export type GoalRow = z.infer<typeof goalSchema>;
