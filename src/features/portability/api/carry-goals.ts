import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { GoalRow } from '#src/backend/person/goal-schema.ts';
import type { Preferences } from '#src/backend/person/preferences-schema.ts';

/**
 * Puts goals and their whole history in the place of the account's; doing it again changes nothing.
 * @param goals ascending, the first from 0001-01-01, the last being `now`
 * Throws an `AppError`.
 */
export async function carryGoals(
  userId: string,
  now: Pick<Preferences, 'daily_goal_minutes' | 'weekly_goal_minutes'>,
  goals: readonly GoalRow[],
): Promise<void> {
  const { daily_goal_minutes, weekly_goal_minutes } = now;
  unwrap(await supabase.from('preferences').update({ daily_goal_minutes, weekly_goal_minutes }).eq('user_id', userId));
  const p_goals = goals.map((goal) => ({
    valid_from: goal.valid_from,
    daily_goal_minutes: goal.daily_goal_minutes,
    weekly_goal_minutes: goal.weekly_goal_minutes,
  }));
  unwrap(await supabase.rpc('goal_history_set', { p_goals }));
}
