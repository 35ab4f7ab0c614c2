/** Devices as what arrives changes them (private.touch_device, private.web_device_of). */
import { changed, mapped } from '../answering.ts';
import type { DeviceRow, GuestData } from '../guest-data.ts';
import { timeText } from '../time-text.ts';
import { zoneName } from '../zone-name.ts';

const TOUCHED_AGAIN_MS = 60_000;

/** The data with another row for a device, as a new version of it. */
export function withDevice(data: GuestData, id: string, change: Partial<DeviceRow>): GuestData {
  const devices = mapped(
    data.devices,
    (device) => device.id === id,
    (device) => ({ ...device, ...change, version: device.version + 1 }),
  );
  return changed(data, { devices });
}

/** The data with one more device, and its row. */
export function addDevice(
  data: GuestData,
  given: Pick<DeviceRow, 'kind' | 'name' | 'time_zone'>,
  now: Date,
): { readonly data: GuestData; readonly device: DeviceRow } {
  const at = timeText(now);
  const device: DeviceRow = {
    id: crypto.randomUUID(),
    user_id: data.profile.user_id,
    ...given,
    consent: 'sessions',
    current_epoch: 1,
    client_version: null,
    created_at: at,
    first_data_at: null,
    last_seen_at: null,
    revoked_at: null,
    named_at: at,
    version: 1,
  };
  return { data: changed(data, { devices: [...data.devices, device] }), device };
}

/** Notes that a device was heard of, at most once a minute, and its first data. */
export function touchDevice(data: GuestData, id: string, hasData: boolean, now: Date): GuestData {
  const device = data.devices.find((row) => row.id === id);
  const isFirstData = hasData && device?.first_data_at === null;
  const seen = device?.last_seen_at ?? null;
  const isDue = seen === null || Date.parse(seen) < now.getTime() - TOUCHED_AGAIN_MS;
  if (!isFirstData && !isDue) return data;
  const at = timeText(now);
  return withDevice(data, id, { last_seen_at: at, ...(isFirstData ? { first_data_at: at } : {}) });
}

/** The guest's own web device, made on first use, with the zone that it was last used in. */
export function webDevice(
  data: GuestData,
  timeZone: string | null,
  now: Date,
): { readonly data: GuestData; readonly device: DeviceRow } {
  const zone = zoneName(timeZone);
  const known = data.devices.find(({ kind }) => kind === 'web');
  if (known === undefined) return addDevice(data, { kind: 'web', name: 'Web app', time_zone: zone }, now);
  if (zone === null || known.time_zone === zone) return { data, device: known };
  const device = { ...known, time_zone: zone, version: known.version + 1 };
  return {
    data: changed(data, {
      devices: mapped(
        data.devices,
        (row) => row === known,
        () => device,
      ),
    }),
    device,
  };
}
