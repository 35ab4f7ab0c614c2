import type { ExtensionExport } from '#src/domain/snapshots.ts';
import type { LiveSession } from '../client/live.ts';

/** How practice reaches us: told by Breath Master, read once because a person asked, or read from the editor's storage. */
export type SourceKind = 'direct' | 'on_demand' | 'database';

/** Why a source cannot read now. `code` is stable; the words for it live with the editor's texts. */
export interface SourceProblem {
  readonly code:
    | 'not_installed'
    | 'nothing_copied'
    | 'unreadable_export'
    | 'not_found'
    | 'no_practice_yet'
    | 'locked'
    | 'damaged'
    | 'changed_format'
    | 'not_supported';
  /** For the log: what exactly was met. Holds no path and nothing of the person's. */
  readonly detail?: string;
}

/** What a reading brought. */
export type SourceReading =
  | { readonly ok: true; readonly state: ExtensionExport }
  | { readonly ok: false; readonly problem: SourceProblem };

/** Where a source hands over what it has. Everything may be handed over again: what is known is not queued twice. */
export interface SourceSink {
  /** One session that has just ended. Resolves when it is safely queued; rejects when it could not be kept. */
  session(row: unknown): Promise<void>;
  /**
   * The whole state as an export gives it. Its `asOf` is a moment up to which the state is surely complete: practice
   * that ended later is added to its counters. Resolves when what is new is safely queued.
   */
  state(state: ExtensionExport): Promise<void>;
  /** A session as it runs. Kept nowhere. */
  live(session: LiveSession): void;
  /** What is in the way; null when it is not any more. Told at every change, not at every try. */
  problem(problem: SourceProblem | null): void;
}

/** One way by which practice reaches us. */
export interface Source {
  readonly kind: SourceKind;
  /** Begins to hand over what comes by itself. Resolves when the first reading, if there is one, was handed over or failed. */
  start(sink: SourceSink): Promise<void>;
  /** Reads everything now, whether it was started or not; null for a source that only listens. Never rejects. */
  read(): Promise<SourceReading | null>;
  /** Ends what was started: no timer, watcher or open file is left. Resolves when the last hand-over has ended. */
  stop(): Promise<void>;
}
