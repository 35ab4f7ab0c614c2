/** What the server does every quarter of an hour (private.prune), done with each change. */
import { mapped } from './answering.ts';
import type { GuestData } from './guest-data.ts';
import { timeText } from './time-text.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The data without what was kept for a while only: undo facts after an hour, imports that were left open for a day. */
export function tidied(data: GuestData, now: Date): GuestData {
  const isOver = (since: string, after: number) => Date.parse(since) < now.getTime() - after;
  const isSpent = (row: GuestData['session_tombstones'][number]) =>
    row.facts !== null && isOver(row.deleted_at, HOUR_MS);
  const isLeft = (row: GuestData['imports'][number]) => row.status === 'running' && isOver(row.created_at, DAY_MS);
  const { session_tombstones, imports } = data;
  if (!session_tombstones.some(isSpent) && !imports.some(isLeft)) return data;
  return {
    ...data,
    session_tombstones: mapped(session_tombstones, isSpent, (row) => ({ ...row, facts: null })),
    imports: mapped(imports, isLeft, (row) => ({ ...row, status: 'failed', finished_at: timeText(now) })),
  };
}
