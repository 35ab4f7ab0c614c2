/** Brings exports in through the calls that the import page makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import { contentHash, type SessionRow } from '#src/domain/sessions.ts';
import { type ExtensionExport, readExport } from '#src/domain/snapshots.ts';
import type { Pair, Side } from './sides.ts';

const FOLDER = new URL('../fixtures/exports/', import.meta.url);

/** Every export of the fixtures. */
export const EXPORTS = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.includes('.expected.'));

export function readFixture(name: string): ExtensionExport {
  const reading = readExport(readFileSync(new URL(name, FOLDER), 'utf8'));
  if (!reading.ok) throw new Error(`${name}: ${reading.problem.message}`);
  return reading.value;
}

/** An import as it was begun on both sides. */
type Begun = (side: Side) => { readonly import_id: string; readonly device_id: string };

interface Opening {
  readonly rows: readonly unknown[];
  readonly timeZone: string;
  readonly snapshot?: object | null;
  /** An earlier import whose device these rows belong to, too. */
  readonly onto?: Begun;
  readonly newEpoch?: boolean;
  readonly shape?: string;
  readonly rowsAtOnce?: number;
}

/** Begins, hands in all rows and finishes; every answer must be alike. */
export async function bring(pair: Pair, opening: Opening): Promise<Begun> {
  const { rows, timeZone, snapshot = null, onto, newEpoch = false, shape = 'raw', rowsAtOnce = 500 } = opening;
  const answers = await pair.ask((side) =>
    side.rest.rpc('import_begin', {
      p_import: {
        ...(onto === undefined ? { device_name: 'Laptop' } : { device_id: onto(side).device_id, new_epoch: newEpoch }),
        shape,
        file_name: 'export.json',
        offered: rows.length,
        rejected: 0,
        issues: [],
        snapshot_flags: ['one', 'two'],
      },
    }),
  );
  const begun: Begun = ({ kind }) => answers[kind].data as ReturnType<Begun>;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const p_rows = rows.slice(from, from + rowsAtOnce);
    await pair.ask((side) =>
      side.rest.rpc('import_rows', { p_import: begun(side).import_id, p_time_zone: timeZone, p_rows }),
    );
  }
  await pair.ask((side) => side.rest.rpc('import_finish', { p_import: begun(side).import_id, p_snapshot: snapshot }));
  return begun;
}

/** Brings an export of the fixtures in. */
export function bringFixture(pair: Pair, name: string, timeZone: string, more: Partial<Opening> = {}): Promise<Begun> {
  const source = readFixture(name);
  const snapshot = snapshotCounters(source, reportOf(source, { zone: timeZone }));
  return bring(pair, { rows: source.rows.map(({ row }) => row), timeZone, snapshot, shape: source.shape, ...more });
}

/** Asks what an import of rows would do. */
export async function preview(pair: Pair, rows: readonly unknown[]): Promise<void> {
  const offered = rows as readonly SessionRow[];
  const p_rows = await Promise.all(
    offered.map(async (row) => ({ client_session_id: row.id, content_hash: await contentHash(row) })),
  );
  await pair.ask((side) => side.rest.rpc('import_preview', { p_rows }));
}
