/**
 * Folds facts into days, runs and totals: the reference that the database's derived rows are held to, and what a
 * guest's browser computes by itself. The order of the facts does not matter.
 */
import { epochMs, type Instant, type LocalDate } from './calendar.ts';
import {
  type DayTotals,
  daysAndMonths,
  type MonthTotals,
  type PlacedSession,
  placeSession,
  type SessionFact,
} from './day-totals.ts';
import { levelOf } from './levels.ts';
import { longestRun, type Run, runsOf } from './streaks.ts';

/** Counters that a device reported at a moment. */
export interface SnapshotFact {
  readonly deviceId: string;
  readonly epoch: number;
  readonly totalXp: number | null;
  /** Milliseconds. */
  readonly totalMs: number | null;
  readonly challengesCompleted: number | null;
  readonly asOf: Instant;
}

/** All of a person's practice. XP and time beyond the known sessions is `other`, which may be below zero. */
interface Totals {
  readonly sessions: number;
  readonly activeMs: number;
  readonly otherMs: number;
  readonly cycles: number;
  readonly knownXp: number;
  readonly otherXp: number;
  readonly totalXp: number;
  readonly level: number;
  /** Days with active time; the first and last dates are among them. */
  readonly activeDays: number;
  readonly firstDate: LocalDate | null;
  readonly lastDate: LocalDate | null;
  readonly latestRun: Run | null;
  readonly longestRun: Run | null;
  readonly challengesCompleted: number;
}

/** What {@link foldTotals} gives. */
export interface Folded {
  /** Ascending by date. */
  readonly days: readonly DayTotals[];
  /** Ascending. */
  readonly months: readonly MonthTotals[];
  readonly runs: readonly Run[];
  readonly totals: Totals;
}

/** The greater of two counters; a missing one gives way. */
export function greatest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** Two snapshots of one device and epoch: counters only grow, and the later moment holds. */
export function mergeSnapshots(a: SnapshotFact, b: SnapshotFact): SnapshotFact {
  return {
    deviceId: a.deviceId,
    epoch: a.epoch,
    totalXp: greatest(a.totalXp, b.totalXp),
    totalMs: greatest(a.totalMs, b.totalMs),
    challengesCompleted: greatest(a.challengesCompleted, b.challengesCompleted),
    asOf: Math.max(epochMs(a.asOf), epochMs(b.asOf)),
  };
}

const epochKey = (fact: { readonly deviceId: string; readonly epoch: number }) => `${fact.epoch} ${fact.deviceId}`;

/** A device-epoch's counter: what its snapshot says, and its sessions since; without a snapshot all its sessions. */
function epochCounter(
  snapshot: SnapshotFact | undefined,
  reported: number | null | undefined,
  sessions: readonly PlacedSession[],
  measure: (session: SessionFact) => number,
): number {
  const since = snapshot === undefined || (reported ?? null) === null ? -Infinity : epochMs(snapshot.asOf);
  const later = sessions.filter(({ endedMs }) => endedMs > since);
  return later.reduce((sum, { fact }) => sum + measure(fact), reported ?? 0);
}

const xpOf = (session: SessionFact) => session.cycles + session.goalBonusXp;
const msOf = (session: SessionFact) => session.activeMs;

/** Sums over device-epochs: each counts its own practice, so the greatest of several would lose some. */
function countersOf(sessions: readonly PlacedSession[], snapshots: readonly SnapshotFact[]) {
  const merged = new Map<string, SnapshotFact>();
  for (const snapshot of snapshots) {
    const earlier = merged.get(epochKey(snapshot));
    merged.set(epochKey(snapshot), earlier === undefined ? snapshot : mergeSnapshots(earlier, snapshot));
  }
  const byEpoch = Map.groupBy(sessions, ({ fact }) => epochKey(fact));
  const sums = { totalXp: 0, totalMs: 0, challengesCompleted: 0 };
  for (const key of new Set([...merged.keys(), ...byEpoch.keys()])) {
    const snapshot = merged.get(key);
    const own = byEpoch.get(key) ?? [];
    sums.totalXp += epochCounter(snapshot, snapshot?.totalXp, own, xpOf);
    sums.totalMs += epochCounter(snapshot, snapshot?.totalMs, own, msOf);
    sums.challengesCompleted += snapshot?.challengesCompleted ?? 0;
  }
  return sums;
}

/** Sessions with a key (device, epoch, id) that was not there before: of several the first stays. */
export function withoutRepeats(sessions: readonly SessionFact[]): SessionFact[] {
  const seen = new Set<string>();
  return sessions.filter((session) => {
    const key = `${session.id} ${epochKey(session)}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * Days, months, runs and totals of facts with distinct keys.
 * Snapshots of one device and epoch are merged first; see {@link mergeSnapshots}.
 * @param options `dayStartHour`: hour at which the person's day begins
 */
export function foldTotals(
  sessions: readonly SessionFact[],
  snapshots: readonly SnapshotFact[],
  options: { readonly dayStartHour?: number } = {},
): Folded {
  return foldPlaced(sessions.map(placeSession), snapshots, options.dayStartHour ?? 0);
}

/** {@link foldTotals} of sessions whose clocks were read before. */
export function foldPlaced(
  sessions: readonly PlacedSession[],
  snapshots: readonly SnapshotFact[],
  dayStartHour: number,
): Folded {
  const { days, months } = daysAndMonths(sessions, dayStartHour);
  const practised = days.filter((day) => day.activeMs > 0).map((day) => day.localDate);
  const runs = runsOf(practised);
  const sum = (measure: (day: DayTotals) => number) => days.reduce((total, day) => total + measure(day), 0);
  const activeMs = sum((day) => day.activeMs);
  const knownXp = sum((day) => day.xp);
  const counters = countersOf(sessions, snapshots);
  const totals: Totals = {
    sessions: sessions.length,
    activeMs,
    otherMs: counters.totalMs - activeMs,
    cycles: sum((day) => day.cycles),
    knownXp,
    otherXp: counters.totalXp - knownXp,
    totalXp: counters.totalXp,
    level: levelOf(counters.totalXp).level,
    activeDays: practised.length,
    firstDate: practised[0] ?? null,
    lastDate: practised.at(-1) ?? null,
    latestRun: runs.at(-1) ?? null,
    longestRun: longestRun(runs),
    challengesCompleted: counters.challengesCompleted,
  };
  return { days, months, runs, totals };
}
