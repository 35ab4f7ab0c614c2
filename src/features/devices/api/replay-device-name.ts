import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { unlessNewer } from '#src/backend/offline/last-write.ts';
import type { Replay } from '#src/backend/offline/outbox.ts';
import { deviceSchema } from '#src/backend/person/device-schema.ts';
import { applyDeviceRow, deviceColumns } from '#src/backend/person/devices.ts';

const keptName = z.object({ id: z.string(), name: z.string(), base: z.nullable(z.string()) });

/** Sends a kept name of a device; one given elsewhere later stays. */
export const replayDeviceName: Replay = async (payload, { client, userId, madeAt }) => {
  const { id, name, base } = keptName.parse(payload);
  const devices = supabase.from('devices');
  const sent = await devices
    .update({ name })
    .eq('id', id)
    .or(unlessNewer('name', base, 'named_at', madeAt))
    .select(deviceColumns);
  const row = unwrap(sent)[0] ?? unwrap(await devices.select(deviceColumns).eq('id', id).single());
  applyDeviceRow(client, userId, deviceSchema.parse(row), madeAt);
};
