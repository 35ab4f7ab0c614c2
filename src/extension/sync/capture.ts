import { isZone } from '#src/domain/calendar.ts';
import { isRecord } from '../client/http.ts';

/** How long after its end a session is surely met where it was practised. */
const freshMs = 15 * 60_000;

/** Names the zone of capture in a row that has just ended; an older one may come from elsewhere, so it is left to the server to assume. */
export function withZone(row: unknown, now: number, zone: string): unknown {
  if (!isRecord(row) || typeof row.endedAt !== 'string' || (row.timeZone ?? null) !== null || !isZone(zone)) return row;
  const age = now - Date.parse(row.endedAt);
  return Math.abs(age) <= freshMs ? { ...row, timeZone: zone } : row;
}

/** The IANA zone of this computer now; it changes when a person travels. */
export function currentZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
