import { InvalidInputError, NotFoundError, toAppError } from '#src/backend/errors.ts';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { carryPresets } from '../api/carry-presets.ts';
import { previewImport } from '../api/preview-import.ts';
import { importSteps } from '../api/send-import.ts';
import { undoImport } from '../api/undo-import.ts';
import type { ReadFile } from '../import/import.types.ts';
import { choiceKey, type DeviceChoice, planSources } from '../import/plan-tasks.ts';
import { readInWorker } from '../import/read-in-worker.ts';
import { type FileRun, runFile, untouchedFile } from '../import/run-file.ts';
import { carrySettings, getBefore, missingPresets, uncarry } from './api/carry.ts';
import { guestFile } from './guest-file.ts';
import { moveTexts } from './move.texts.ts';
import type { Carry, MoveRun } from './move-state.ts';

async function readGuest(data: GuestData): Promise<ReadFile> {
  const zone = data.profile.time_zone;
  // What was kept here was checked when it came in; a clock that was set back since must not refuse it.
  const newest = data.sessions.reduce((latest, row) => Math.max(latest, Date.parse(row.ended_at)), Date.now());
  const read = await readInWorker({ text: guestFile(data, new Date(newest)), name: null, zone });
  if (!read.ok) throw new InvalidInputError(read.problem.code, read.problem.message);
  return read.file;
}

/** Where each of the guest's devices goes: to the account's device that has its sessions already, or to a new one. */
async function chooseDevices(data: GuestData, file: ReadFile): Promise<Map<string, DeviceChoice>> {
  const choices = new Map<string, DeviceChoice>();
  for (const source of file.sources) {
    const key = choiceKey(source);
    if ((choices.get(key)?.deviceId ?? null) !== null) continue;
    const [match] = (await previewImport(source.rows)).devices;
    const isWeb = data.devices.some((device) => device.id === key && device.kind === 'web');
    const name = isWeb ? moveTexts.thisBrowser : (source.fileDevice?.name ?? key);
    choices.set(key, match === undefined ? { deviceId: null, name } : { deviceId: match.device_id, name: match.name });
  }
  return choices;
}

/** Goals and patterns go by themselves, as the person chose. */
const withoutBeside = { presets: false, goals: false };

function fileRun(run: Pick<MoveRun, 'choices' | 'importIds'>, file: ReadFile, data: GuestData): FileRun {
  const choices = new Map(run.choices);
  const plans = planSources(file, choices, new Map());
  return {
    file,
    plans,
    importIds: run.importIds,
    choices,
    timeZone: data.profile.time_zone,
    keepPayload: false,
    beside: withoutBeside,
  };
}

/** Decides all that has to be decided once, so that going on later does the same. Throws an `AppError`. */
export async function planMove(account: string, data: GuestData, carry: Carry): Promise<MoveRun> {
  const file = await readGuest(data);
  const choices = [...(await chooseDevices(data, file))];
  const importIds = file.sources.map(() => crypto.randomUUID());
  return {
    account,
    version: data.version,
    carry,
    before: await getBefore(account),
    presetIds: carry.presets ? await missingPresets(account, data.breathe_presets) : [],
    choices,
    importIds,
    total: file.sources.reduce((sum, source) => sum + source.rows.length, 0),
    progress: untouchedFile(fileRun({ choices, importIds }, file, data)),
    noRoom: 0,
    phase: 'moving',
  };
}

interface Options {
  readonly signal: AbortSignal;
  /** Keeps how far it is; called again before the last has resolved. */
  readonly onProgress: (run: MoveRun) => void;
}

/**
 * Carries everything over from where it stands. Every step is idempotent, so that going on after a failure or a
 * closed tab neither loses nor doubles. Throws an `AppError`; returns early when `signal` aborts.
 */
export async function runMove(run: MoveRun, data: GuestData, { signal, onProgress }: Options): Promise<MoveRun> {
  const file = await readGuest(data);
  await carrySettings(run.account, data, run.carry);
  const progress = await runFile(fileRun(run, file, data), run.progress, {
    steps: importSteps,
    signal,
    onProgress: (next) => onProgress({ ...run, progress: next }),
  });
  const moved: MoveRun = { ...run, progress };
  if (signal.aborted || progress.some((task) => !task.finished)) return moved;
  const noRoom = await carryPresets(data.breathe_presets.filter(({ id }) => run.presetIds.includes(id)));
  return { ...moved, noRoom, phase: 'checking' };
}

/** Whether an import of a move was closed meanwhile (a day has passed, or it was taken back): then it begins anew. */
export function hasToBeginAnew(error: unknown): boolean {
  const known = toAppError(error);
  const isClosed = known instanceof InvalidInputError && known.code === 'import_finished';
  return isClosed || (known instanceof NotFoundError && known.code === 'import_unknown');
}

/** Takes everything back that a move has put into the account, the last first. Throws an `AppError`; going on is safe. */
export async function undoMove(run: MoveRun): Promise<void> {
  // All of them: an answer may have been lost, and one that never began is no failure.
  for (const id of run.importIds.toReversed()) await undoImport(id);
  await uncarry(run.account, run);
}
