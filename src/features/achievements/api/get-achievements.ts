import { queryOptions } from '@tanstack/react-query';
import { checked } from '#src/backend/checked.ts';
import { supabase } from '#src/backend/client.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { achievementsKeys } from '../achievements.keys.ts';
import type { Achievement } from '../achievements.types.ts';

async function loadAchievements(signal: AbortSignal): Promise<Achievement[]> {
  const request = supabase.rpc('achievements_list').abortSignal(signal);
  return checked(request, async () => (await import('../achievements.types.ts')).achievementsSchema);
}

/** All badges in their order, with those that the person has. */
export const achievementsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: achievementsKeys.list(userId),
    queryFn: ({ signal }) => loadAchievements(signal),
    ...liveQueryDefaults,
  });
