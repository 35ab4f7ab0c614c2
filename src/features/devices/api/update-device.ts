import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type AppError, OfflineError, toAppError, unwrap } from '#src/backend/errors.ts';
import { enqueue, withdraw } from '#src/backend/offline/outbox.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import { patchOf } from '#src/backend/person/column-change.ts';
import { type Device, deviceSchema } from '#src/backend/person/device-schema.ts';
import { applyDeviceRow, deviceColumns, type KeptDeviceName } from '#src/backend/person/devices.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';

export type DeviceChange =
  | { readonly id: string; readonly column: 'name'; readonly value: string }
  | { readonly id: string; readonly column: 'consent'; readonly value: Device['consent'] };

async function saveDevice({ id, ...change }: DeviceChange): Promise<Device> {
  const patch = patchOf<Device, 'name' | 'consent'>(change);
  const result = await supabase.from('devices').update(patch).eq('id', id).select(deviceColumns).single();
  return deviceSchema.parse(unwrap(result));
}

/** Keeps a new name for later and shows it. Throws `because` where nothing can be kept. */
async function keepName(client: QueryClient, userId: string, id: string, name: string, because: AppError) {
  const devices = client.getQueryData<Device[]>(personKeys.devices(userId));
  const device = devices?.find((row) => row.id === id);
  if (device === undefined) throw because;
  const waiting = outboxStore.getState().entries.find((entry) => entry.kind === 'devices' && entry.slot === id);
  const base = waiting?.failure === null ? (waiting.payload as KeptDeviceName).base : device.name;
  const payload: KeptDeviceName = { id, name, base };
  await enqueue({ userId, kind: 'devices', slot: id, payload }).catch(() => {
    throw because;
  });
  return { ...device, name };
}

/**
 * Renames a device or changes what it may send. Without a network a new name is kept in the outbox; what a device may
 * send is not: it would go on sending, and the person would believe otherwise.
 */
export function useUpdateDevice() {
  const client = useQueryClient();
  const userId = useUserId();
  return useMutation<Device, AppError, DeviceChange>({
    scope: { id: `devices/${userId}` },
    mutationFn: async (change) => {
      try {
        const device = await saveDevice(change);
        if (change.column === 'name') await withdrawOlder(userId, change.id);
        return device;
      } catch (error) {
        const known = toAppError(error);
        if (change.column !== 'name' || !(known instanceof OfflineError)) throw known;
        return keepName(client, userId, change.id, change.value, known);
      }
    },
    onSuccess: (device) => applyDeviceRow(client, userId, device),
  });
}

/** A name that waited is older than one that has just been saved. */
async function withdrawOlder(userId: string, id: string): Promise<void> {
  const slot = { userId, kind: 'devices', slot: id };
  const waits = outboxStore.getState().entries.some((entry) => entry.kind === slot.kind && entry.slot === slot.slot);
  if (waits) await withdraw(slot);
}
