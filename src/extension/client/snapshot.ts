import type { SnapshotCounters } from '#src/domain/export-report.ts';
import { type Answer, type Http, isRecord } from './http.ts';

/** The counters of a device. With `newEpoch` it was cleared since the last snapshot: what was before is kept as an epoch of its own. */
export type DeviceSnapshot = SnapshotCounters & { readonly newEpoch?: boolean };

export interface SnapshotOutcome {
  readonly epoch: number;
  readonly totals: Readonly<Record<string, unknown>>;
}

function readOutcome(body: unknown): SnapshotOutcome | undefined {
  if (!isRecord(body) || typeof body.epoch !== 'number' || !isRecord(body.totals)) return undefined;
  return { epoch: body.epoch, totals: body.totals };
}

/** Sends the counters of this device. Sending them again, or older ones, changes nothing. */
export function sendSnapshot(
  http: Http,
  token: string,
  snapshot: DeviceSnapshot,
  signal?: AbortSignal,
): Promise<Answer<SnapshotOutcome>> {
  return http.request({
    method: 'POST',
    path: '/snapshots',
    token,
    body: snapshot,
    ...(signal ? { signal } : {}),
    read: readOutcome,
  });
}
