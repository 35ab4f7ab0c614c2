import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { CountedRow } from '../import/import.types.ts';

const previewSchema = z.object({
  new: z.number(),
  duplicate: z.number(),
  conflict: z.number(),
  deleted: z.number(),
  devices: z.array(z.object({ device_id: z.string(), name: z.string(), matches: z.number() })),
});

/** What an import would do, and which devices hold the same sessions already (most first). */
export type ImportPreview = z.infer<typeof previewSchema>;

const rowsAtOnce = 5000;
const nothing: ImportPreview = { new: 0, duplicate: 0, conflict: 0, deleted: 0, devices: [] };

/** Two previews of different rows as one. */
export function addPreviews(a: ImportPreview, b: ImportPreview): ImportPreview {
  const devices = new Map(a.devices.map((device) => [device.device_id, device]));
  for (const device of b.devices) {
    const earlier = devices.get(device.device_id);
    devices.set(device.device_id, { ...device, matches: device.matches + (earlier?.matches ?? 0) });
  }
  return {
    new: a.new + b.new,
    duplicate: a.duplicate + b.duplicate,
    conflict: a.conflict + b.conflict,
    deleted: a.deleted + b.deleted,
    devices: [...devices.values()].sort((x, y) => y.matches - x.matches),
  };
}

/** Asks what an import of these rows would do; changes nothing. Throws an `AppError`. */
export async function previewImport(rows: readonly CountedRow[]): Promise<ImportPreview> {
  let preview = nothing;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    const p_rows = part.map(({ row, hash }) => ({ client_session_id: row.id, content_hash: hash }));
    preview = addPreviews(preview, previewSchema.parse(unwrap(await supabase.rpc('import_preview', { p_rows }))));
  }
  return preview;
}
