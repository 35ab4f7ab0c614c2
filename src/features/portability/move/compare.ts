import { foldedOf } from '#src/backend/guest/folded.ts';
import type { GuestData, SessionRow } from '#src/backend/guest/guest-data.ts';
import type { AccountFacts } from './api/account-facts.ts';

/** One figure on both sides. */
export interface Figure {
  readonly name: 'sessions' | 'minutes' | 'xp' | 'level' | 'activeDays' | 'sameDays';
  readonly here: number;
  readonly there: number;
}

/** What a guest had against what their account has of it. */
export interface Comparison {
  readonly figures: readonly Figure[];
  /** Whether every figure is the same. */
  readonly isEqual: boolean;
  /** Sessions that lie on a device that was there before. */
  readonly elsewhere: number;
  /** Sessions that the account does not have as they are here. */
  readonly missing: readonly SessionRow[];
  /** How many of those it has with other content. */
  readonly differing: number;
}

const keyOf = (row: SessionRow): string => `${row.client_session_id} ${row.content_hash}`;

/** Per date what these devices practised, as the account's charts say. */
function chartDays(facts: AccountFacts, devices: ReadonlySet<string>): Map<string, string> {
  return new Map(
    facts.days.flatMap(({ local_date, by_device }) => {
      const shares = Object.entries(by_device).filter(([device]) => devices.has(device));
      const sessions = shares.reduce((sum, [, share]) => sum + share.sessions, 0);
      const activeMs = shares.reduce((sum, [, share]) => sum + share.active_ms, 0);
      return sessions === 0 ? [] : [[local_date, `${sessions} ${activeMs}`]];
    }),
  );
}

/**
 * Recounts a guest's practice and what the account has of it, by the same rules, and lays the account's own charts
 * beside it.
 * @param made ids of the account's devices that the move made
 */
export function compare(guest: GuestData, facts: AccountFacts, made: ReadonlySet<string>): Comparison {
  const known = new Map(facts.sessions.map((row) => [keyOf(row), row]));
  const ids = new Set(facts.sessions.map((row) => row.client_session_id));
  const found = guest.sessions.flatMap((row) => known.get(keyOf(row)) ?? []);
  const missing = guest.sessions.filter((row) => !known.has(keyOf(row)));
  const elsewhere = found.filter((row) => !made.has(row.device_id)).length;
  const devices = new Set([...made, ...found.map((row) => row.device_id)]);

  // The day begins on both sides when it does in the account.
  const profile = { ...guest.profile, day_start_hour: facts.dayStartHour };
  const here = foldedOf({ ...guest, profile });
  const device_snapshots = facts.snapshots.filter((row) => devices.has(row.device_id));
  const there = foldedOf({ ...guest, profile, sessions: found, device_snapshots });

  const ours = new Map(here.days.map((day) => [day.localDate, `${day.sessions} ${day.activeMs}`]));
  const theirs =
    elsewhere === 0
      ? chartDays(facts, made)
      : new Map(there.days.map((day) => [day.localDate, `${day.sessions} ${day.activeMs}`]));
  const sameDays = [...ours].filter(([date, totals]) => theirs.get(date) === totals).length;

  const figures: Figure[] = [
    { name: 'sessions', here: here.totals.sessions, there: there.totals.sessions },
    { name: 'minutes', here: here.totals.activeMs / 60_000, there: there.totals.activeMs / 60_000 },
    { name: 'xp', here: here.totals.totalXp, there: there.totals.totalXp },
    { name: 'level', here: here.totals.level, there: there.totals.level },
    { name: 'activeDays', here: here.totals.activeDays, there: there.totals.activeDays },
    { name: 'sameDays', here: ours.size, there: sameDays },
  ];
  const isEqual = figures.every((figure) => figure.here === figure.there) && theirs.size === ours.size;
  const differing = missing.filter((row) => ids.has(row.client_session_id)).length;
  return { figures, isEqual, elsewhere, missing, differing };
}
