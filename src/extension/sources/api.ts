/**
 * What this extension exports. Types only and without imports, so that Breath Master can copy the file.
 * `version` rises when something here changes its meaning; what is added to a version is optional.
 */

/** A session as Breath Master records it; further fields are welcome and ignored. */
export interface PractisedSession {
  /** `sess-` and the epoch milliseconds of the start. */
  readonly id: string;
  /** ISO UTC with milliseconds. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Milliseconds without pauses. */
  readonly activeMs: number;
  readonly cycles: number;
  readonly goalMinutes?: number;
  readonly goalBonusXP?: number;
  readonly pledgeMultiplier?: number;
  readonly pledgeHonored?: boolean;
  readonly finalXP?: number;
  /** Name of the breathing pattern, which Breath Master itself does not keep. */
  readonly pattern?: string;
}

/** A session as it runs. */
export interface RunningSession {
  readonly state: 'running' | 'paused' | 'ended';
  /** The id that its record will have. */
  readonly id: string;
  /** ISO UTC. */
  readonly startedAt: string;
  /** Milliseconds without pauses, now. */
  readonly activeMs: number;
  readonly goalMinutes?: number;
  readonly pattern?: string;
}

/**
 * `kept`: it is on disk and will be sent. Otherwise nothing was taken: sync is off, the data is to stay local, no
 * account is connected, it cannot be read, or it could not be written.
 */
export type Receipt =
  | { readonly kept: true }
  | {
      readonly kept: false;
      readonly reason: 'sync_off' | 'local_only' | 'not_connected' | 'unreadable' | 'not_written';
    };

export interface BreathMasterSyncApi {
  readonly version: 1;
  /** A session that has just ended. Never throws; telling one twice is fine. */
  recordSession(session: PractisedSession): Promise<Receipt>;
  /** A session that starts, pauses, resumes or ends. Kept nowhere; repeated by itself until it has ended. */
  reportLive(session: RunningSession): void;
  /** All statistics, as `getStats()` gives them. Brings counters and whatever sessions are not known yet. */
  reportSnapshot(stats: object): Promise<Receipt>;
  /** Called when a full set of statistics is welcome: after connecting, and once in a while. Returns how to end that. */
  onSnapshotWanted(listener: () => void): { dispose(): void };
}

/** What `activate` returns. */
export interface BreathMasterSyncExports {
  /** Throws for a version that is not offered. */
  getApi(version: 1): BreathMasterSyncApi;
}
