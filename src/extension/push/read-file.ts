import { readFile } from 'node:fs/promises';
import { type ExportReport, reportOf, type SnapshotCounters, snapshotCounters } from '#src/domain/export-report.ts';
import { readExport } from '#src/domain/snapshots.ts';
import { pushTexts } from './push.texts.ts';

/** An export, ready to be sent. */
export interface ExportFile {
  /** As they stand in the file: the server judges them. */
  readonly rows: readonly unknown[];
  readonly counters: SnapshotCounters;
  /** The sound rows. */
  readonly sessions: ExportReport['sessions'];
}

/** Reads an export; a text instead tells what is in the way. */
export async function readExportFile(path: string, timeZone: string): Promise<ExportFile | string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return pushTexts.noFile(path);
  }
  const reading = readExport(text);
  if (!reading.ok) return pushTexts.notAnExport(path, reading.problem.message, reading.problem.path);
  const report = reportOf(reading.value, { zone: timeZone });
  return {
    rows: reading.value.rows.map(({ row }) => row),
    counters: snapshotCounters(reading.value, report),
    sessions: report.sessions,
  };
}
