import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type AppError, toAppError, unwrap } from '#src/backend/errors.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';

async function revokeDevice(deviceId: string): Promise<void> {
  unwrap(await supabase.rpc('device_revoke', { p_device: deviceId }));
}

/** Ends a device's right to send, at once. What it sent stays. */
export function useRevokeDevice() {
  const client = useQueryClient();
  const userId = useUserId();
  return useMutation<void, AppError, string>({
    mutationFn: (deviceId) =>
      revokeDevice(deviceId).catch((error: unknown) => {
        throw toAppError(error);
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: personKeys.devices(userId) }),
  });
}
