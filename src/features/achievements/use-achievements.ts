import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import { achievementsKeys } from './achievements.keys.ts';
import type { Achievement } from './achievements.types.ts';
import { visibleBadges } from './achievements.view.ts';
import { achievementsQueryOptions } from './api/get-achievements.ts';

/** The badges that the person sees, kept current while a page shows them; `undefined` until they are here. */
export function useAchievements(userId: string): Achievement[] | undefined {
  const client = useQueryClient();
  const badges = useQuery(achievementsQueryOptions(userId)).data;
  const preferences = useQuery(preferencesQueryOptions(userId)).data;
  useEffect(() => {
    const loadAgain = () => reload(client, achievementsKeys.list(userId));
    const stops = [onUserEvent('achievements_changed', () => void loadAgain()), onUserReconnected(loadAgain)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, userId]);
  if (badges === undefined || preferences === undefined) return undefined;
  return visibleBadges(badges, preferences.show_streak);
}
