/** Runs of practised days (domain rules §2 S5, §4.4). A day without practice is rest: it ends a run and takes nothing away. */
import { addDays, daysBetween, type LocalDate } from './calendar.ts';

/** A maximal chain of practised days, both ends included. */
export interface Run {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
}

/** Maximal runs of consecutive days, earliest first. Order and repeats of the dates do not matter. */
export function runsOf(dates: Iterable<LocalDate>): Run[] {
  const runs: Run[] = [];
  for (const date of [...new Set(dates)].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && daysBetween(last.to, date) === 1) {
      runs[runs.length - 1] = { from: last.from, to: date, days: last.days + 1 };
    } else {
      runs.push({ from: date, to: date, days: 1 });
    }
  }
  return runs;
}

/** The longest run; the earliest of equals; null when there is none. */
export function longestRun(runs: readonly Run[]): Run | null {
  let longest: Run | null = null;
  for (const run of runs) {
    if (longest === null || run.days > longest.days) {
      longest = run;
    }
  }
  return longest;
}

/**
 * The run that is going on: the latest one if it reached yesterday or later, otherwise null.
 * A run may end after `today` when it was practised in a zone further east.
 */
export function currentRun(latest: Run | null, today: LocalDate): Run | null {
  return latest !== null && latest.to >= addDays(today, -1) ? latest : null;
}

const GROWTH: readonly (readonly [days: number, icon: string])[] = [
  [30, '🏆'],
  [14, '✨'],
  [7, '🌳'],
  [3, '🌿'],
  [1, '🌱'],
];

/** The growth icon of a run's length in days (domain rules §1.7). */
export function growthIcon(days: number): string {
  return GROWTH.find(([from]) => days >= from)?.[1] ?? '○';
}
