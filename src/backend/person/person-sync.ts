import type { QueryClient } from '@tanstack/react-query';
import { onUserEvent, onUserReconnected } from '../user-channel.ts';
import { applyServerRow } from './column-change.ts';
import type { Device } from './device-schema.ts';
import { applyDeviceRow } from './devices.ts';
import { applyGoalRow } from './goals.ts';
import { personKeys } from './person.keys.ts';

/** Keeps profile, preferences, goals and devices in the cache current. Returns the stop function. */
export function startPersonSync(client: QueryClient, userId: string): () => void {
  const stops = [
    onUserEvent('profile_changed', ({ row }) => applyServerRow(client, personKeys.profile(userId), row)),
    onUserEvent('preferences_changed', ({ row }) => applyServerRow(client, personKeys.preferences(userId), row)),
    onUserEvent('goal_changed', ({ row }) => applyGoalRow(client, userId, row)),
    onUserEvent('devices_changed', ({ row }) => applyDeviceRow(client, userId, row)),
    onUserEvent('device_removed', ({ id }) =>
      client.setQueryData<Device[]>(personKeys.devices(userId), (devices) => devices?.filter((row) => row.id !== id)),
    ),
    onUserReconnected(() =>
      client.invalidateQueries({ queryKey: personKeys.all(userId) }, { throwOnError: true, cancelRefetch: true }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
