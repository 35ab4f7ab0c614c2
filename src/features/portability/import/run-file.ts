import type { ImportSteps } from '../api/send-import.ts';
import type { BesideChoice } from './beside.ts';
import type { ReadFile } from './import.types.ts';
import { choiceKey, type DeviceChoice, type SourcePlan } from './plan-tasks.ts';
import { type ImportCounts, type ImportTarget, runImport, type TaskProgress, untouched } from './run-import.ts';

/** A file on its way in: what was decided, and how far each of its sources is. */
export interface FileRun {
  readonly file: ReadFile;
  readonly plans: readonly SourcePlan[];
  /** Ids of the imports that the plans become. */
  readonly importIds: readonly string[];
  readonly choices: ReadonlyMap<string, DeviceChoice>;
  readonly timeZone: string;
  readonly keepPayload: boolean;
  readonly beside: BesideChoice;
}

/** Progress of each source of a run, in order. */
export type FileProgress = readonly TaskProgress[];

/** The progress of a run that has not begun. */
export function untouchedFile(run: FileRun): FileProgress {
  return run.plans.map(({ source }) => untouched(source));
}

/** Rows sent and rows to send over all sources. */
export function sentOf(run: FileRun, progress: FileProgress): { readonly sent: number; readonly total: number } {
  return {
    sent: progress.reduce((sum, task) => sum + task.sent, 0),
    total: run.plans.reduce((sum, { source }) => sum + source.rows.length, 0),
  };
}

/** Counts over all sources. */
export function countsOf(progress: FileProgress): ImportCounts {
  const sum = (key: keyof ImportCounts) => progress.reduce((total, { counts }) => total + counts[key], 0);
  return {
    created: sum('created'),
    duplicate: sum('duplicate'),
    conflict: sum('conflict'),
    rejected: sum('rejected'),
    flagged: sum('flagged'),
  };
}

/** Where a source goes: the chosen device, one that an earlier source of the same device has just made, or a new one. */
function targetOf(run: FileRun, at: number, progress: FileProgress): ImportTarget {
  const plan = run.plans[at];
  const key = plan === undefined ? '' : choiceKey(plan.source);
  const choice = run.choices.get(key);
  const made = run.plans.findIndex(({ source }, index) => index < at && choiceKey(source) === key);
  const deviceId = choice?.deviceId ?? progress[made]?.begun?.device_id ?? null;
  return deviceId === null ? { deviceName: choice?.name ?? '' } : { deviceId };
}

/**
 * Carries a file in, source by source, from where it stands. Idempotent, so that going on after a failure or a
 * pause neither loses nor doubles. Throws an `AppError`; returns early when `signal` aborts.
 */
export async function runFile(
  run: FileRun,
  from: FileProgress,
  options: {
    readonly steps: ImportSteps;
    readonly signal: AbortSignal;
    readonly onProgress: (p: FileProgress) => void;
  },
): Promise<FileProgress> {
  let progress = from;
  for (const [at, { source, newEpoch, withSnapshot }] of run.plans.entries()) {
    const task = progress[at];
    if (task === undefined || task.finished) continue;
    if (options.signal.aborted) return progress;
    await runImport(
      {
        importId: run.importIds[at] ?? '',
        source,
        target: targetOf(run, at, progress),
        newEpoch,
        withSnapshot,
        timeZone: run.timeZone,
        fileName: run.file.name,
        payload: run.keepPayload && at === 0 ? run.file.payload : null,
      },
      task,
      {
        ...options,
        onProgress: (next) => {
          progress = progress.with(at, next);
          options.onProgress(progress);
        },
      },
    );
  }
  return progress;
}
