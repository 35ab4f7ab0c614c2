import { type Answer, type Http, isRecord } from './http.ts';

/** The counters of a device at one moment, named as in the extension's export. */
export interface DeviceSnapshot {
  readonly totalXP?: number | null;
  /** Milliseconds. */
  readonly totalMeditationTime?: number | null;
  readonly challengesCompleted?: number | null;
  readonly currentStreak?: number | null;
  readonly longestStreak?: number | null;
  readonly lastGoalMinutes?: number | null;
  readonly dailyChallenges?: readonly Readonly<Record<string, unknown>>[] | null;
  /** ISO UTC: when the counters were read. */
  readonly exportDate: string;
  readonly flags?: readonly string[];
  /** The device was cleared since the last snapshot: its earlier counters are kept as an epoch of their own. */
  readonly newEpoch?: boolean;
}

export interface SnapshotOutcome {
  readonly epoch: number;
  readonly totals: Readonly<Record<string, unknown>>;
}

function readOutcome(body: unknown): SnapshotOutcome | undefined {
  if (!isRecord(body) || typeof body.epoch !== 'number' || !isRecord(body.totals)) return undefined;
  return { epoch: body.epoch, totals: body.totals };
}

/** Sends the counters of this device. Sending them again, or older ones, changes nothing. */
export function sendSnapshot(http: Http, token: string, snapshot: DeviceSnapshot): Promise<Answer<SnapshotOutcome>> {
  return http.request({ method: 'POST', path: '/snapshots', token, body: snapshot, read: readOutcome });
}
