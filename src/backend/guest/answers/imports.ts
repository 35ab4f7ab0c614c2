/** Bringing an export in: look first, then begin, rows by rows, finish (20260101002400_import_rpc.sql). */
import { isJsonObject, type JsonObject } from '#src/domain/json.ts';
import { changed, type FunctionAnswer, mapped } from '../answering.ts';
import { type Arguments, asText, textArgument, uuidArgument } from '../arguments.ts';
import type { DeviceRow, GuestData, ImportRow } from '../guest-data.ts';
import { applySnapshot, snapshotOf, textList } from '../ingest/apply-snapshot.ts';
import { addDevice, withDevice } from '../ingest/devices.ts';
import { ingestRows, type RowOutcome } from '../ingest/ingest-rows.ts';
import { left, trimmed } from '../ingest/read-rows.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';

const SHAPES = ['raw', 'envelope', 'polluted', 'portable'];
const ID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INT32_MAX = 2_147_483_647;
const ROWS_AT_ONCE = 1000;
const LONGEST_NAME = 60;
const LONGEST_FILE_NAME = 200;
const LONGEST_ISSUES = 200_000;
const UNNAMED = 'Imported practice';

/** The rows of an argument. */
export function rowsIn(given: Arguments, most: number): readonly unknown[] {
  const rows = given.p_rows;
  if (!Array.isArray(rows)) throw refused(400, 'rows_not_a_list', 'Rows come as a list.');
  if (rows.length > most) throw refused(413, 'too_many_rows', `At most ${most} rows at a time.`);
  return rows;
}

/** An import of the guest. */
export function importOf(data: GuestData, id: string | null): ImportRow {
  const found = data.imports.find((row) => row.id === id);
  if (found === undefined) throw refused(404, 'import_unknown', 'This import is not among yours.');
  return found;
}

function count(value: unknown): number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= INT32_MAX ? Math.max(Number(value), 0) : 0;
}

function issuesIn({ issues }: JsonObject): ImportRow['issues'] {
  // JSON already, whatever is in it.
  return Array.isArray(issues) && JSON.stringify(issues).length <= LONGEST_ISSUES
    ? (issues as ImportRow['issues'])
    : [];
}

function openingIn({ p_import: opening }: Arguments): JsonObject {
  const id = isJsonObject(opening) ? asText(opening.id) : null;
  if (!isJsonObject(opening) || !SHAPES.includes(asText(opening.shape) ?? '') || (id !== null && !ID_FORM.test(id))) {
    throw refused(400, 'import_invalid', 'This import cannot be read.');
  }
  return opening;
}

/** The device that an import is filed under: a known one, perhaps in a new epoch, or a new one. */
function deviceFor(data: GuestData, opening: JsonObject, now: Date): { data: GuestData; device: DeviceRow } {
  if ((opening.device_id ?? null) === null) {
    const name = left(trimmed(asText(opening.device_name) ?? ''), LONGEST_NAME);
    return addDevice(data, { kind: 'import', name: name === '' ? UNNAMED : name, time_zone: null }, now);
  }
  const id = asText(opening.device_id)?.toLowerCase();
  const device = data.devices.find((row) => row.id === id);
  if (device === undefined) throw refused(404, 'device_unknown', 'This device is not among yours.');
  if (opening.new_epoch !== true) return { data, device };
  const current_epoch = device.current_epoch + 1;
  return { data: withDevice(data, device.id, { current_epoch }), device: { ...device, current_epoch } };
}

const begun = ({ id, device_id, epoch }: ImportRow) => ({ import_id: id, device_id, epoch });

/** The raw payload is never kept: it would only serve to be read again by a later version of the server. */
export const importBegin: FunctionAnswer = (data, given, now) => {
  const opening = openingIn(given);
  const id = asText(opening.id) ?? crypto.randomUUID();
  const earlier = data.imports.find((row) => row.id === id);
  // The answer can get lost: the same id again opens nothing new.
  if (earlier !== undefined) return { body: begun(earlier), data };
  const { data: ready, device } = deviceFor(data, opening, now);
  const fileName = asText(opening.file_name);
  const row: ImportRow = {
    id,
    user_id: data.profile.user_id,
    device_id: device.id,
    epoch: device.current_epoch,
    shape: String(opening.shape),
    file_name: fileName === null ? null : left(fileName, LONGEST_FILE_NAME),
    offered: count(opening.offered),
    created: 0,
    duplicates: 0,
    conflicts: 0,
    rejected: count(opening.rejected),
    flagged: 0,
    issues: issuesIn(opening),
    snapshot_flags: textList(opening.snapshot_flags),
    status: 'running',
    created_at: timeText(now),
    finished_at: null,
  };
  const isNew = (opening.device_id ?? null) === null;
  const effect = {
    import_id: id,
    made_device: isNew,
    opened_epoch: !isNew && opening.new_epoch === true,
    snapshot_before: null,
    snapshot_after: null,
    created: [],
  };
  const next = changed(ready, { imports: [...ready.imports, row], import_effects: [...ready.import_effects, effect] });
  return { body: begun(row), data: next };
};

function counted(row: ImportRow, outcomes: readonly RowOutcome[]): ImportRow {
  const of = (outcome: RowOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome);
  return {
    ...row,
    created: row.created + of('created').length,
    duplicates: row.duplicates + of('duplicate').length,
    conflicts: row.conflicts + of('conflict').length,
    rejected: row.rejected + of('rejected').length,
    flagged: row.flagged + of('created').filter(({ reasons }) => reasons.length > 0).length,
  };
}

export const importRows: FunctionAnswer = (data, given, now) => {
  const rows = rowsIn(given, ROWS_AT_ONCE);
  const open = importOf(data, uuidArgument(given, 'p_import'));
  if (open.status !== 'running') throw refused(409, 'import_finished', 'This import is finished.');
  const { device_id: deviceId, epoch } = open;
  const timeZone = textArgument(given, 'p_time_zone');
  const { outcomes, data: kept } = ingestRows(data, { deviceId, epoch, timeZone, zoneAssumed: true, rows }, now);
  const created = outcomes.flatMap(({ outcome, id }) => (outcome === 'created' && id !== null ? [id] : []));
  const next = changed(kept, {
    imports: mapped(
      kept.imports,
      (row) => row.id === open.id,
      (row) => counted(row, outcomes),
    ),
    import_effects: mapped(
      kept.import_effects,
      (effect) => created.length > 0 && effect.import_id === open.id,
      (effect) => ({ ...effect, created: [...effect.created, ...created] }),
    ),
  });
  return { body: outcomes, data: next };
};

export const importFinish: FunctionAnswer = (data, given, now) => {
  const open = importOf(data, uuidArgument(given, 'p_import'));
  // A second finish, such as a retry, answers the same and changes nothing.
  if (open.status !== 'running') return { body: open, data };
  const snapshot = given.p_snapshot ?? null;
  const { device_id, epoch } = open;
  const before = snapshotOf(data, device_id, epoch) ?? null;
  const counters = snapshot === null ? data : applySnapshot(data, device_id, epoch, snapshot, now);
  const after = snapshot === null ? null : (snapshotOf(counters, device_id, epoch) ?? null);
  const row = { ...open, status: 'done', finished_at: timeText(now) };
  const next = changed(counters, {
    imports: mapped(
      counters.imports,
      (known) => known === open,
      () => row,
    ),
    import_effects: mapped(
      counters.import_effects,
      (effect) => after !== null && effect.import_id === open.id,
      (effect) => ({ ...effect, snapshot_before: before, snapshot_after: after }),
    ),
  });
  return { body: row, data: next };
};
