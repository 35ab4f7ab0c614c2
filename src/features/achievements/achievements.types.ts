import * as z from 'zod/mini';

/** One badge, earned or not; `earned_on` is the practice date on which its condition first held. */
export const achievementSchema = z.object({
  badge: z.string(),
  metric: z.enum(['sessions', 'minutes', 'days', 'run', 'mornings', 'evenings']),
  threshold: z.number(),
  earned_on: z.nullable(z.string()),
  /** Whether the person was told. */
  noted: z.boolean(),
});
export const achievementsSchema = z.array(achievementSchema);
export type Achievement = z.infer<typeof achievementSchema>;
