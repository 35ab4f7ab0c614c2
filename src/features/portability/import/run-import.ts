import type { BegunImport, ImportSteps } from '../api/send-import.ts';
import type { ImportSource } from './import.types.ts';

/** Rows sent at a time: few enough for steady progress, many enough to be quick. */
const chunkSize = 500;

/** Where a source goes. */
export type ImportTarget = { readonly deviceId: string } | { readonly deviceName: string };

/** One source on its way to a device. */
export interface ImportTask {
  readonly importId: string;
  readonly source: ImportSource;
  readonly target: ImportTarget;
  readonly newEpoch: boolean;
  /** False when the device's counters are newer than these, or belong to another epoch. */
  readonly withSnapshot: boolean;
  /** IANA zone for rows of which none is known or was assumed before. */
  readonly timeZone: string;
  readonly fileName: string | null;
  /** The parsed file, when the person keeps originals. */
  readonly payload: unknown;
}

/** A row that was not accepted, by its place in the file (from 0). */
export interface NotAccepted {
  readonly index: number;
  readonly list: string | null;
  readonly id: string | null;
  readonly outcome: 'rejected' | 'conflict';
  readonly reasons: readonly string[];
}

/** What became of all rows so far. */
export interface ImportCounts {
  readonly created: number;
  readonly duplicate: number;
  readonly conflict: number;
  readonly rejected: number;
  readonly flagged: number;
}

/** How far a task is. It is all that is needed to go on after a failure or a pause. */
export interface TaskProgress {
  readonly begun: BegunImport | null;
  readonly sent: number;
  readonly finished: boolean;
  readonly counts: ImportCounts;
  readonly notAccepted: readonly NotAccepted[];
}

/** The progress of a task that has not begun: what the check refused is known already. */
export function untouched(source: ImportSource): TaskProgress {
  const refused = source.issues.filter((issue) => issue.status === 'rejected');
  return {
    begun: null,
    sent: 0,
    finished: false,
    counts: { created: 0, duplicate: 0, conflict: 0, rejected: refused.length, flagged: 0 },
    notAccepted: refused.map((issue) => ({
      index: issue.index,
      list: issue.list ?? null,
      id: issue.id ?? null,
      outcome: 'rejected',
      reasons: issue.reasons,
    })),
  };
}

/** The next rows to send: one zone is assumed for all of them. */
function nextChunk(rows: ImportSource['rows'], from: number): ImportSource['rows'] {
  const zone = rows[from]?.zone;
  const end = rows.findIndex((row, at) => at >= from && (at >= from + chunkSize || row.zone !== zone));
  return rows.slice(from, end === -1 ? rows.length : end);
}

/** Progress after one chunk was answered. */
function afterChunk(
  progress: TaskProgress,
  chunk: ImportSource['rows'],
  outcomes: Awaited<ReturnType<ImportSteps['rows']>>,
): TaskProgress {
  const counts = { ...progress.counts };
  const notAccepted = [...progress.notAccepted];
  for (const { index, id, outcome, reasons } of outcomes) {
    counts[outcome] += 1;
    if (outcome === 'created' && reasons.length > 0) counts.flagged += 1;
    if (outcome !== 'conflict' && outcome !== 'rejected') continue;
    const place = chunk[index]?.index ?? index;
    notAccepted.push({ index: place, list: null, id: id ?? null, outcome, reasons });
  }
  return { ...progress, sent: progress.sent + chunk.length, counts, notAccepted };
}

/**
 * Sends a task from where it stands to its end, chunk by chunk. Every step is idempotent, so a step that failed is
 * simply done again. Reports each step; throws an `AppError` when one fails, and returns early when `signal` aborts.
 */
export async function runImport(
  task: ImportTask,
  from: TaskProgress,
  options: {
    readonly steps: ImportSteps;
    readonly signal: AbortSignal;
    readonly onProgress: (p: TaskProgress) => void;
  },
): Promise<TaskProgress> {
  const { source } = task;
  const { steps, signal, onProgress } = options;
  let progress = from;
  const reach = (next: TaskProgress) => {
    progress = next;
    onProgress(next);
  };
  if (signal.aborted) return progress;
  if (progress.begun === null) {
    const target =
      'deviceId' in task.target ? { device_id: task.target.deviceId } : { device_name: task.target.deviceName };
    const begun = await steps.begin({
      id: task.importId,
      ...target,
      new_epoch: task.newEpoch,
      shape: source.shape,
      file_name: task.fileName,
      offered: source.rowsInFile,
      rejected: progress.counts.rejected,
      issues: source.issues.slice(0, 500),
      snapshot_flags: source.snapshotFlags,
      ...(task.payload === null ? {} : { payload: task.payload }),
    });
    reach({ ...progress, begun });
  }
  const importId = progress.begun?.import_id ?? '';
  while (progress.sent < source.rows.length) {
    if (signal.aborted) return progress;
    const chunk = nextChunk(source.rows, progress.sent);
    const outcomes = await steps.rows(
      importId,
      chunk[0]?.zone ?? task.timeZone,
      chunk.map(({ row }) => row),
    );
    reach(afterChunk(progress, chunk, outcomes));
  }
  await steps.finish(importId, task.withSnapshot ? source.snapshot : null);
  reach({ ...progress, finished: true });
  return progress;
}
