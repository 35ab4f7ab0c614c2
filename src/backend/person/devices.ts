import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '../client.ts';
import { unwrap } from '../errors.ts';
import { liveQueryDefaults } from '../query-client.ts';
import { type Device, deviceSchema } from './device-schema.ts';
import { personKeys } from './person.keys.ts';

/** The columns of a device that the app reads. */
export const deviceColumns =
  'id, kind, name, consent, current_epoch, client_version, time_zone, created_at, first_data_at, last_seen_at, revoked_at, version' as const;

async function loadDevices(userId: string, signal: AbortSignal): Promise<Device[]> {
  const result = await supabase
    .from('devices')
    .select(deviceColumns)
    .eq('user_id', userId)
    .order('created_at')
    .abortSignal(signal);
  return z.array(deviceSchema).parse(unwrap(result));
}

/** All devices of the person, revoked ones too (their sessions stay), oldest first. */
export const devicesQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.devices(userId),
    queryFn: ({ signal }) => loadDevices(userId, signal),
    ...liveQueryDefaults,
  });

/** Puts a device row from the server into the cached list if it is new or newer. */
export function applyDeviceRow(client: QueryClient, userId: string, row: Device): void {
  client.setQueryData<Device[]>(personKeys.devices(userId), (devices) => {
    if (!devices) return devices;
    const cached = devices.find((device) => device.id === row.id);
    if (!cached) return [...devices, row];
    if (cached.version > row.version) return devices;
    return devices.map((device) => (device.id === row.id ? row : device));
  });
}
