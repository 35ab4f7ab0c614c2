/** `import_undo`: takes back exactly what an import brought (20260102000300_import_undo.sql). */

import { changed, type FunctionAnswer, mapped } from '../answering.ts';
import { uuidArgument } from '../arguments.ts';
import type { GuestData, ImportEffect, ImportRow, SnapshotRow } from '../guest-data.ts';
import { snapshotFacts, snapshotOf } from '../ingest/apply-snapshot.ts';
import { withDevice } from '../ingest/devices.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';
import { importOf } from './imports.ts';

const factsOf = (row: SnapshotRow | null | undefined) => (row ? snapshotFacts(row) : null);

function refuseOvertaken(data: GuestData, { device_id, epoch }: ImportRow, effect: ImportEffect | undefined): void {
  const after = factsOf(effect?.snapshot_after);
  if (after === null || after === factsOf(snapshotOf(data, device_id, epoch))) return;
  throw refused(
    409,
    'import_overtaken',
    'Newer counters of this device were laid on top of this import. Take the later import back first; what an editor sent itself stays.',
  );
}

/** Counters of a device and epoch as they were; none where there were none. */
function snapshotsBefore(
  data: GuestData,
  { device_id, epoch }: ImportRow,
  effect: ImportEffect,
): readonly SnapshotRow[] {
  const isMeant = (row: SnapshotRow) => row.device_id === device_id && row.epoch === epoch;
  const before = effect.snapshot_before;
  if (before === null) return data.device_snapshots.filter((row) => !isMeant(row));
  return mapped(data.device_snapshots, isMeant, (row) => ({
    ...before,
    received_at: row.received_at,
    version: row.version + 1,
  }));
}

/** Whether nothing is left on a device (in an epoch of it) but this import. */
function isBare(data: GuestData, own: ImportRow, epoch: number | null): boolean {
  const isThere = (row: { readonly device_id: string; readonly epoch: number }) =>
    row.device_id === own.device_id && (epoch === null || row.epoch === epoch);
  return (
    !data.sessions.some(isThere) &&
    !data.device_snapshots.some(isThere) &&
    !data.session_tombstones.some(isThere) &&
    !data.imports.some((row) => isThere(row) && row.id !== own.id && row.status !== 'undone')
  );
}

function closeEpoch(data: GuestData, own: ImportRow): GuestData {
  const device = data.devices.find(({ id }) => id === own.device_id);
  if (device?.current_epoch !== own.epoch || !isBare(data, own, own.epoch)) return data;
  return withDevice(data, device.id, { current_epoch: own.epoch - 1 });
}

/** The data without a device and the imports under it. */
function withoutDevice(data: GuestData, deviceId: string): GuestData {
  const gone = new Set(data.imports.filter((row) => row.device_id === deviceId).map(({ id }) => id));
  return changed(data, {
    devices: data.devices.filter(({ id }) => id !== deviceId),
    imports: data.imports.filter(({ id }) => !gone.has(id)),
    import_effects: data.import_effects.filter(({ import_id }) => !gone.has(import_id)),
  });
}

export const importUndo: FunctionAnswer = (data, given, now) => {
  const own = importOf(data, uuidArgument(given, 'p_import'));
  if (own.status === 'undone') return { body: { sessions: 0, device_removed: false }, data };
  const effect = data.import_effects.find(({ import_id }) => import_id === own.id);
  refuseOvertaken(data, own, effect);
  const created = new Set(effect?.created);
  const sessions = data.sessions.filter(
    (row) => row.device_id !== own.device_id || row.epoch !== own.epoch || !created.has(row.client_session_id),
  );
  const taken = changed(data, {
    sessions,
    device_snapshots: effect?.snapshot_after ? snapshotsBefore(data, own, effect) : data.device_snapshots,
    imports: mapped(
      data.imports,
      (row) => row === own,
      (row) => ({ ...row, status: 'undone', finished_at: timeText(now) }),
    ),
    import_effects: mapped(
      data.import_effects,
      (one) => one === effect,
      (one) => ({ ...one, created: [] }),
    ),
  });
  const closed = effect?.opened_epoch ? closeEpoch(taken, own) : taken;
  const device_removed = effect?.made_device === true && isBare(closed, own, null);
  return {
    body: { sessions: data.sessions.length - sessions.length, device_removed },
    data: device_removed ? withoutDevice(closed, own.device_id) : closed,
  };
};
