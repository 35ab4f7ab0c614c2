import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import { applyPreset, dropPreset } from './api/get-presets.ts';
import { breatheKeys } from './breathe.keys.ts';

/** Keeps the person's own patterns current while they are shown. */
export function usePresetsLive(userId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      onUserEvent('preset_changed', ({ row }) => applyPreset(client, userId, row)),
      onUserEvent('preset_deleted', ({ id }) => dropPreset(client, userId, id)),
      onUserReconnected(() => reload(client, breatheKeys.presets(userId), { throwOnError: true })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, userId]);
}
