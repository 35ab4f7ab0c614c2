import type { DeviceState } from '#src/domain/epochs.ts';
import type { SnapshotCounters } from '#src/domain/export-report.ts';
import type { ExtensionExport } from '#src/domain/snapshots.ts';
import { isRecord } from '../client/http.ts';
import type { DeviceSnapshot } from '../client/snapshot.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** A stretch of a device's data between two times of being cleared, as far as it is not settled yet. */
export interface EpochProgress {
  /** Own count, from 1; names the journal of its rows. */
  readonly number: number;
  /** Counters that open it at the server, sent before its rows and again until they are acknowledged. */
  readonly opening: DeviceSnapshot | null;
  /** The newest counters that were not acknowledged yet. */
  readonly snapshot: SnapshotCounters | null;
  /** What its counters hold and the epoch before has as sessions: they were told before anything showed the clear. */
  readonly elsewhere?: Share;
}

/** A part of counters: XP and milliseconds. */
export interface Share {
  readonly xp: number;
  readonly ms: number;
}

/** Counters without a part that is counted somewhere else. */
export function without(counters: SnapshotCounters, { xp, ms }: Share): SnapshotCounters {
  const rest = (whole: number | null, part: number) => (whole === null ? null : Math.max(0, whole - part));
  return {
    ...counters,
    totalXP: rest(counters.totalXP, xp),
    totalMeditationTime: rest(counters.totalMeditationTime, ms),
  };
}

/** Where the sending for one device stands. */
export interface Progress {
  readonly known: StoredState | null;
  /** Oldest first; the last one is current. */
  readonly epochs: readonly EpochProgress[];
  /** Epoch milliseconds. */
  readonly lastSyncAt: number | null;
  readonly reconciledAt: number | null;
  readonly level: number | null;
  readonly streakDays: number | null;
  /** Rows that waited when this was written. */
  readonly pending: number;
}

/** A device's state in the form that a file holds. */
interface StoredState extends Omit<DeviceState, 'sessionIds'> {
  readonly sessionIds: readonly string[];
}

const first: Progress = {
  known: null,
  epochs: [{ number: 1, opening: null, snapshot: null }],
  lastSyncAt: null,
  reconciledAt: null,
  level: null,
  streakDays: null,
  pending: 0,
};

/** Reads a progress file; without one, or with a damaged one, everything begins again and the server recognises it. */
export async function readProgress(path: string): Promise<Progress> {
  const value = await readJsonFile(path);
  if (!isRecord(value) || !Array.isArray(value.epochs) || value.epochs.length === 0) return first;
  // Only this program writes the file, and only whole.
  return { ...first, ...value } as Progress;
}

export function writeProgress(path: string, progress: Progress): Promise<void> {
  return writeJsonFile(path, progress);
}

const edge = 100;

/** Enough ids to see that all are gone: racing windows drop the newest ones at most. */
function edgesOf(ids: readonly string[]): readonly string[] {
  return ids.length <= 2 * edge ? ids : [...ids.slice(0, edge), ...ids.slice(-edge)];
}

function idsOf(state: ExtensionExport): string[] {
  return state.rows.flatMap(({ row }) => (isRecord(row) && typeof row.id === 'string' ? [row.id] : []));
}

/** The whole of what a state holds, for comparing it with what is known. */
export function deviceState(state: ExtensionExport, counters: SnapshotCounters): DeviceState {
  const { totalXP, challengesCompleted } = counters;
  return { asOf: Date.parse(state.asOf), totalXp: totalXP, challengesCompleted, sessionIds: new Set(idsOf(state)) };
}

export function toStored(state: DeviceState): StoredState {
  return { ...state, sessionIds: edgesOf([...state.sessionIds]) };
}

export function fromStored(state: StoredState): DeviceState {
  return { ...state, sessionIds: new Set(state.sessionIds) };
}
