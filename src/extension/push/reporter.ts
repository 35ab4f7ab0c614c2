import type { PairingCode } from '../client/pairing.ts';

/** How many rows met each end. `flagged` ones are among the created. */
export interface Tally {
  readonly created: number;
  readonly flagged: number;
  readonly duplicate: number;
  readonly conflict: number;
  readonly rejected: number;
}

/** A row that was not taken in. */
export interface RefusedRow {
  readonly id: string;
  readonly reasons: readonly string[];
}

export interface PushSummary {
  readonly tally: Tally;
  readonly refused: readonly RefusedRow[];
  readonly snapshotEpoch: number | null;
  readonly liveSessions: number;
  /** Totals of the account as the server gave them last. */
  readonly totals: Readonly<Record<string, unknown>>;
}

/** What happens during a push, for a person or for a script. */
export interface Reporter {
  file(path: string, rows: number): void;
  code(code: PairingCode): Promise<void>;
  device(name: string, isNew: boolean): void;
  totalsOnly(): void;
  progress(done: number, total: number): void;
  live(done: number, total: number): void;
  summary(summary: PushSummary): void;
  problem(message: string): void;
}
