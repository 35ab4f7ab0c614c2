/** Rows as they are offered, checked and brought into the shape in which they are kept (private.check_sessions). */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { localDate } from '#src/domain/calendar.ts';
import { isJsonObject } from '#src/domain/json.ts';
import { contentHashInput, type SessionRow as OfferedRow, validateSession } from '#src/domain/sessions.ts';
import type { SessionRow } from '../guest-data.ts';
import { timeText } from '../time-text.ts';
import { zoneName } from '../zone-name.ts';

/** A row that is kept, but for where it is kept. */
export type ReadSession = Omit<SessionRow, 'id' | 'user_id' | 'device_id' | 'epoch' | 'received_at'>;

/** A row with its place: what it says, or why it is rejected. */
export type ReadRow = { readonly index: number; readonly id: string | null } & (
  | { readonly rejected: readonly string[] }
  | { readonly rejected: null; readonly session: ReadSession }
);

/** Where rows count that name no zone of their own. */
export interface BatchZone {
  readonly zone: string;
  /** Whether that zone is a guess. */
  readonly assumed: boolean;
}

const LONGEST_ID = 64;
const LONGEST_PATTERN = 40;

/** The first characters of a text, as the database counts them. */
export function left(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join('');
}

/** A text without spaces around it. Other white space stays, as with SQL's `btrim`. */
export function trimmed(text: string): string {
  return text.replace(/^ +| +$/g, '');
}

/** What recognises a session wherever it comes from; see domain/sessions.ts, which can only wait for it. */
function hashOf(row: OfferedRow): string {
  return bytesToHex(sha256(utf8ToBytes(contentHashInput(row))));
}

function patternOf({ pattern }: OfferedRow): string | null {
  if (pattern === undefined) return null;
  const name = trimmed(pattern);
  return name !== '' && [...name].length <= LONGEST_PATTERN ? name : null;
}

function zoneOf({ timeZone }: OfferedRow, batch: BatchZone) {
  const own = timeZone === undefined ? null : zoneName(timeZone);
  return {
    time_zone: own ?? batch.zone,
    zone_assumed: own === null && (batch.assumed || timeZone !== undefined),
    flags: timeZone !== undefined && own === null ? ['unknown_time_zone'] : [],
  };
}

function sessionOf(row: OfferedRow, codes: readonly string[], batch: BatchZone): ReadSession {
  const { flags, ...zone } = zoneOf(row, batch);
  const bonus = row.goalBonusXP ?? 0;
  return {
    client_session_id: row.id,
    content_hash: hashOf(row),
    started_at: timeText(Date.parse(row.startedAt)),
    ended_at: timeText(Date.parse(row.endedAt)),
    active_ms: row.activeMs,
    cycles: row.cycles,
    goal_minutes: row.goalMinutes ?? null,
    goal_bonus_xp: bonus,
    xp: row.cycles + bonus,
    pledge_honored: row.pledgeHonored ?? null,
    pattern: patternOf(row),
    ...zone,
    local_date: localDate(row.endedAt, zone.time_zone),
    flags: [...codes, ...flags],
  };
}

/**
 * Reads rows in order.
 * @param now the receiving clock
 */
export function readRows(rows: readonly unknown[], batch: BatchZone, now: Date): ReadRow[] {
  return rows.map((row, index) => {
    const check = validateSession(row, { asOf: now.getTime() });
    const id = isJsonObject(row) && typeof row.id === 'string' ? left(row.id, LONGEST_ID) : null;
    if (check.outcome === 'rejected') return { index, id, rejected: check.codes };
    return { index, id, rejected: null, session: sessionOf(check.session, check.codes, batch) };
  });
}
