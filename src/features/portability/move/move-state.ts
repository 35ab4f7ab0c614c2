import { guestVault } from '#src/backend/guest/guest-vault.ts';
import type { GoalRow } from '#src/backend/person/goal-schema.ts';
import type { Preferences } from '#src/backend/person/preferences-schema.ts';
import type { Profile } from '#src/backend/person/profile-schema.ts';
import type { DeviceChoice } from '../import/plan-tasks.ts';
import type { FileProgress } from '../import/run-file.ts';

/** What goes along beside practice. */
export interface Carry {
  readonly settings: boolean;
  readonly goals: boolean;
  readonly presets: boolean;
}

/** What the account had before settings and goals were carried over. */
export interface Before {
  readonly profile: Profile;
  readonly preferences: Preferences;
  readonly goals: readonly GoalRow[];
}

/** A move that has begun: all that is needed to go on, or to take it back. */
export interface MoveRun {
  /** The account that it goes to. */
  readonly account: string;
  /** Version of the guest's data that it was planned for. */
  readonly version: number;
  readonly carry: Carry;
  readonly before: Before;
  /** Own patterns that the account did not have. */
  readonly presetIds: readonly string[];
  /** By the guest's device. */
  readonly choices: readonly (readonly [string, DeviceChoice])[];
  readonly importIds: readonly string[];
  /** Sessions to send. */
  readonly total: number;
  readonly progress: FileProgress;
  /** Own patterns that the account had no room for. */
  readonly noRoom: number;
  /** `moving` until everything is there, `checking` from then on, `undoing` while it is taken back. */
  readonly phase: 'moving' | 'checking' | 'undoing';
}

/** How far a move into an account is; kept in the guest's vault, so that it outlives tabs. */
export interface MoveState {
  readonly backup: 'saved' | 'passed' | null;
  readonly run: MoveRun | null;
}

const noteName = 'move';
const untouched: MoveState = { backup: null, run: null };

/** How far the move is. Throws a `VaultError` where the browser gives nothing back. */
export async function readMove(): Promise<MoveState> {
  const { notes } = await guestVault().state();
  return (notes[noteName] as MoveState | undefined) ?? untouched;
}

/** Writes how far the move is; resolves once it is on disk. */
export function writeMove(state: MoveState): Promise<void> {
  return guestVault().change(({ notes }) => ({
    change: { notes: { ...notes, [noteName]: state } },
    result: undefined,
  }));
}
