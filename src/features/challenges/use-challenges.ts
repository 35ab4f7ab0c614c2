import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import { useNow } from '#src/ui/time-text.tsx';
import { challengesQueryOptions } from './api/get-challenges.ts';
import { challengesKeys } from './challenges.keys.ts';
import { challengesOfToday, type DeviceChallenges, pairedEditors } from './challenges.view.ts';

const refetchWaitMs = 300;
const lookEveryMs = 60_000;

/** Today's challenges of each paired device, kept current; none until they are here, and none when there are none. */
export function useChallenges(userId: string): DeviceChallenges[] {
  const client = useQueryClient();
  const now = useNow(lookEveryMs);
  // The dashboard, on whose page this stands, brings the devices along: no second request for them.
  const devices = useQuery({ ...devicesQueryOptions(userId), enabled: false }).data ?? [];
  const timeZone = useQuery(profileQueryOptions(userId)).data?.time_zone;
  const enabled = pairedEditors(devices).length > 0;
  const reported = useQuery({ ...challengesQueryOptions(userId), enabled }).data;
  useEffect(() => {
    if (!enabled) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const loadAgain = () => reload(client, challengesKeys.list(userId));
    const stops = [
      // Every snapshot that changes something is followed by totals; what comes within the wait is one load.
      onUserEvent('totals_changed', () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => void loadAgain(), refetchWaitMs);
      }),
      onUserReconnected(loadAgain),
    ];
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [client, userId, enabled]);
  if (reported === undefined || timeZone === undefined) return [];
  return challengesOfToday(reported, devices, { now, timeZone });
}
