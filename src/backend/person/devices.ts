import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { checked } from '../checked.ts';
import { supabase } from '../client.ts';
import { waitingEntries } from '../offline/outbox-store.ts';
import { liveQueryDefaults } from '../query-client.ts';
import type { Device } from './device-schema.ts';
import { personKeys } from './person.keys.ts';

/** The columns of a device that the app reads. */
export const deviceColumns =
  'id, kind, name, consent, current_epoch, client_version, time_zone, created_at, first_data_at, last_seen_at, revoked_at, version' as const;

/** What the outbox keeps of a new name; its kind is `devices`, its slot the device's id. */
export interface KeptDeviceName {
  readonly id: string;
  readonly name: string;
  /** The name the backend had, as far as this browser knew. */
  readonly base: string | null;
}

/** A device under the name that waits in the outbox, if one does and was given after `settledAt`. */
export function withKeptName(device: Device, settledAt = 0): Device {
  const kept = waitingEntries('devices').find((entry) => entry.slot === device.id && entry.madeAt > settledAt);
  return kept === undefined ? device : { ...device, name: (kept.payload as KeptDeviceName).name };
}

async function loadDevices(userId: string, signal: AbortSignal): Promise<Device[]> {
  const request = supabase
    .from('devices')
    .select(deviceColumns)
    .eq('user_id', userId)
    .order('created_at')
    .abortSignal(signal);
  const devices = await checked(request, async () => (await import('./device-schema.ts')).devicesSchema);
  return devices.map((device) => withKeptName(device));
}

/** All devices of the person, revoked ones too (their sessions stay), oldest first. */
export const devicesQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.devices(userId),
    queryFn: ({ signal }) => loadDevices(userId, signal),
    ...liveQueryDefaults,
  });

/**
 * Puts a device row from the server into the cached list if it is new or newer. A name that waits stays in sight,
 * unless it was given by `settledAt`, when it has had its answer.
 */
export function applyDeviceRow(client: QueryClient, userId: string, row: Device, settledAt?: number): void {
  client.setQueryData<Device[]>(personKeys.devices(userId), (devices) => {
    if (!devices) return devices;
    const cached = devices.find((device) => device.id === row.id);
    if (!cached) return [...devices, row];
    if (cached.version > row.version) return devices;
    return devices.map((device) => (device.id === row.id ? withKeptName(row, settledAt) : device));
  });
}
