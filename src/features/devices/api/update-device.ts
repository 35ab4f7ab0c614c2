import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type AppError, toAppError, unwrap } from '#src/backend/errors.ts';
import { patchOf } from '#src/backend/person/column-change.ts';
import { type Device, deviceSchema } from '#src/backend/person/device-schema.ts';
import { applyDeviceRow, deviceColumns } from '#src/backend/person/devices.ts';

export type DeviceChange =
  | { readonly id: string; readonly column: 'name'; readonly value: string }
  | { readonly id: string; readonly column: 'consent'; readonly value: Device['consent'] };

async function saveDevice({ id, ...change }: DeviceChange): Promise<Device> {
  const patch = patchOf<Device, 'name' | 'consent'>(change);
  const result = await supabase.from('devices').update(patch).eq('id', id).select(deviceColumns).single();
  return deviceSchema.parse(unwrap(result));
}

/** Renames a device or changes what it may send. */
export function useUpdateDevice() {
  const client = useQueryClient();
  const userId = useUserId();
  return useMutation<Device, AppError, DeviceChange>({
    mutationFn: (change) =>
      saveDevice(change).catch((error: unknown) => {
        throw toAppError(error);
      }),
    onSuccess: (device) => applyDeviceRow(client, userId, device),
  });
}
