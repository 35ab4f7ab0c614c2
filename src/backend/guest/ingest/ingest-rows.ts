/** The one way in for sessions: a batch in, an outcome per row out (private.ingest_sessions). A replay changes nothing. */

import { changed } from '../answering.ts';
import type { GuestData, SessionRow, TombstoneRow } from '../guest-data.ts';
import { timeText } from '../time-text.ts';
import { zoneName } from '../zone-name.ts';
import { touchDevice } from './devices.ts';
import { type ReadRow, type ReadSession, readRows } from './read-rows.ts';

/** What became of one row. */
export interface RowOutcome {
  readonly index: number;
  readonly id: string | null;
  readonly outcome: 'created' | 'duplicate' | 'conflict' | 'rejected';
  readonly reasons: readonly string[];
  readonly session_id?: number;
}

export interface Batch {
  readonly deviceId: string;
  readonly epoch: number;
  /** Zone for rows that name none; the person's own when it is not known. */
  readonly timeZone: string | null;
  readonly zoneAssumed: boolean;
  readonly rows: readonly unknown[];
}

type Place = Pick<SessionRow, 'device_id' | 'epoch' | 'client_session_id' | 'content_hash'>;

const byClientId = new WeakMap<readonly Place[], ReadonlyMap<string, readonly Place[]>>();

/** Rows by the client's id of the session. */
function indexOf<Row extends Place>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const known = byClientId.get(rows);
  // Made below from the same rows.
  if (known !== undefined) return known as ReadonlyMap<string, readonly Row[]>;
  const index = Map.groupBy(rows, (row) => row.client_session_id);
  byClientId.set(rows, index);
  return index;
}

/** Where a row of the batch belongs, as the row that it would become. */
interface Asked {
  readonly deviceId: string;
  readonly epoch: number;
  readonly session: ReadSession;
}

const isHere = (row: Place, { deviceId, epoch }: Asked) => row.device_id === deviceId && row.epoch === epoch;
const isSame = (row: Place, { session }: Asked) => row.content_hash === session.content_hash;

/** The same id in this device and epoch first, then the same id and content anywhere else. */
function findKnown(data: GuestData, asked: Asked): SessionRow | undefined {
  const rows = indexOf<SessionRow>(data.sessions).get(asked.session.client_session_id) ?? [];
  return rows.find((row) => isHere(row, asked)) ?? rows.find((row) => isSame(row, asked));
}

function isBuried(data: GuestData, asked: Asked): boolean {
  const rows = indexOf<TombstoneRow>(data.session_tombstones).get(asked.session.client_session_id) ?? [];
  return rows.some((row) => isHere(row, asked) || isSame(row, asked));
}

type Verdict = Pick<RowOutcome, 'outcome' | 'reasons' | 'session_id'>;

const duplicate = (reasons: readonly string[], id?: number): Verdict => ({
  outcome: 'duplicate',
  reasons,
  ...(id === undefined ? {} : { session_id: id }),
});

/** What becomes of a row that is not new; null for one that is. */
function verdictOn(known: SessionRow | undefined, buried: boolean, asked: Asked): Verdict | null {
  if (known !== undefined && isHere(known, asked)) {
    const { id } = known;
    return isSame(known, asked)
      ? duplicate([], id)
      : { outcome: 'conflict', reasons: ['content_differs'], session_id: id };
  }
  if (buried) return duplicate(['deleted_by_you']);
  if (known === undefined) return null;
  return duplicate(known.device_id === asked.deviceId ? [] : ['on_other_device'], known.id);
}

function repeated({ content_hash }: ReadSession, first: ReadSession): Verdict {
  return content_hash === first.content_hash
    ? duplicate(['duplicate_id_identical'])
    : { outcome: 'conflict', reasons: ['duplicate_id_conflict'] };
}

/** The lists that a batch changes, while it is gone through. */
interface Draft {
  readonly created: SessionRow[];
  /** Patterns that known sessions lacked, by session id. */
  readonly patterns: Map<number, string>;
}

function settle(data: GuestData, batch: Batch, session: ReadSession, draft: Draft, receivedAt: string): Verdict {
  const asked = { deviceId: batch.deviceId, epoch: batch.epoch, session };
  const known = findKnown(data, asked);
  if (known !== undefined && known.pattern === null && session.pattern !== null && isSame(known, asked)) {
    draft.patterns.set(known.id, session.pattern);
  }
  const verdict = verdictOn(known, isBuried(data, asked), asked);
  if (verdict !== null) return verdict;
  const id = data.next_ids.session + draft.created.length;
  const place = { user_id: data.profile.user_id, device_id: batch.deviceId, epoch: batch.epoch };
  draft.created.push({ id, ...place, ...session, received_at: receivedAt });
  return { outcome: 'created', reasons: session.flags, session_id: id };
}

function outcomesOf(data: GuestData, batch: Batch, read: readonly ReadRow[], draft: Draft, now: Date): RowOutcome[] {
  const firsts = new Map<string, ReadSession>();
  const receivedAt = timeText(now);
  return read.map((row) => {
    const { index, id } = row;
    if (row.rejected !== null) return { index, id, outcome: 'rejected', reasons: row.rejected };
    const first = firsts.get(row.session.client_session_id);
    if (first !== undefined) return { index, id, ...repeated(row.session, first) };
    firsts.set(row.session.client_session_id, row.session);
    return { index, id, ...settle(data, batch, row.session, draft, receivedAt) };
  });
}

function keep(data: GuestData, { created, patterns }: Draft): GuestData {
  if (created.length === 0 && patterns.size === 0) return data;
  // Rows that stay as they are stay the same objects: what was worked out for them is remembered by them.
  const known = data.sessions.map((row) => {
    const pattern = patterns.get(row.id);
    return pattern === undefined ? row : { ...row, pattern };
  });
  return changed(data, {
    sessions: [...known, ...created],
    next_ids: { ...data.next_ids, session: data.next_ids.session + created.length },
  });
}

/** Keeps the new rows of a batch on a device of the guest; answers for every row, in order. */
export function ingestRows(
  data: GuestData,
  batch: Batch,
  now: Date,
): { readonly outcomes: RowOutcome[]; readonly data: GuestData } {
  const zone = batch.timeZone === null ? null : zoneName(batch.timeZone);
  const batchZone = { zone: zone ?? data.profile.time_zone, assumed: zone === null || batch.zoneAssumed };
  const draft: Draft = { created: [], patterns: new Map() };
  const outcomes = outcomesOf(data, batch, readRows(batch.rows, batchZone, now), draft, now);
  return { outcomes, data: touchDevice(keep(data, draft), batch.deviceId, batch.rows.length > 0, now) };
}
