import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { GoalChange } from '#src/domain/goals.ts';
import { checked } from '../checked.ts';
import { supabase } from '../client.ts';
import { liveQueryDefaults } from '../query-client.ts';
import type { GoalRow } from './goal-schema.ts';
import { personKeys } from './person.keys.ts';

async function loadGoals(userId: string, signal: AbortSignal): Promise<GoalRow[]> {
  const request = supabase
    .from('goal_changes')
    .select('valid_from, daily_goal_minutes, weekly_goal_minutes')
    .eq('user_id', userId)
    .order('valid_from')
    .abortSignal(signal);
  return checked(request, async () => (await import('./goal-schema.ts')).goalsSchema);
}

/** The person's goals through time, ascending; events keep them current. */
export const goalsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.goals(userId),
    queryFn: ({ signal }) => loadGoals(userId, signal),
    ...liveQueryDefaults,
  });

/** A goal that was just chosen holds from its day on; what stood for later days is gone (a journey west). */
export function applyGoalRow(client: QueryClient, userId: string, row: GoalRow): void {
  client.setQueryData<GoalRow[]>(personKeys.goals(userId), (goals) =>
    goals === undefined ? goals : [...goals.filter((goal) => goal.valid_from < row.valid_from), row],
  );
}

/** The goals as the rules take them. */
export function goalChangeOf(row: GoalRow): GoalChange {
  return { validFrom: row.valid_from, dailyMinutes: row.daily_goal_minutes, weeklyMinutes: row.weekly_goal_minutes };
}
