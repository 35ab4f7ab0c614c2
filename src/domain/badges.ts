/**
 * Badges of the web: what they ask for, and when each was earned. They add no XP, because the editor would not know of
 * it. The catalogue in SQL (`badge_catalogue`) is the same.
 */
import { addDays, type LocalDate } from './calendar.ts';
import type { DayTotals } from './day-totals.ts';
import type { Run } from './streaks.ts';

/**
 * What is counted: sessions, minutes practised, days practised, run (days in a row), mornings (days with a start from
 * 05 to 12), evenings (from 18 to 24).
 */
type BadgeMetric = 'sessions' | 'minutes' | 'days' | 'run' | 'mornings' | 'evenings';

/** A badge and its condition: so many of the metric. */
export interface Badge {
  readonly badge: string;
  readonly metric: BadgeMetric;
  readonly threshold: number;
}

/** All badges, in the order in which they are shown. */
export const BADGES: readonly Badge[] = [
  { badge: 'first_session', metric: 'sessions', threshold: 1 },
  { badge: 'week_run', metric: 'run', threshold: 7 },
  { badge: 'early_bird', metric: 'mornings', threshold: 20 },
  { badge: 'evening_rest', metric: 'evenings', threshold: 20 },
  { badge: 'ten_hours', metric: 'minutes', threshold: 600 },
  { badge: 'month_run', metric: 'run', threshold: 30 },
  { badge: 'hundred_sessions', metric: 'sessions', threshold: 100 },
  { badge: 'hundred_days', metric: 'days', threshold: 100 },
  { badge: 'fifty_hours', metric: 'minutes', threshold: 3000 },
  { badge: 'hundred_run', metric: 'run', threshold: 100 },
];

const startsWithin = ({ sessionsByHour }: DayTotals, from: number, to: number) =>
  sessionsByHour.slice(from, to).some((sessions) => sessions > 0);

/** How much a day adds; minutes in milliseconds. */
const AMOUNTS: Readonly<Record<Exclude<BadgeMetric, 'run'>, (day: DayTotals) => number>> = {
  sessions: (day) => day.sessions,
  minutes: (day) => day.activeMs,
  days: (day) => (day.activeMs > 0 ? 1 : 0),
  mornings: (day) => (startsWithin(day, 5, 12) ? 1 : 0),
  evenings: (day) => (startsWithin(day, 18, 24) ? 1 : 0),
};

/** The first day by which the days add up to a target. */
function reachedOn(days: readonly DayTotals[], amount: (day: DayTotals) => number, target: number): LocalDate | null {
  let sum = 0;
  for (const day of days) {
    sum += amount(day);
    if (sum >= target) {
      return day.localDate;
    }
  }
  return null;
}

function earnedOn({ metric, threshold }: Badge, days: readonly DayTotals[], runs: readonly Run[]): LocalDate | null {
  if (metric === 'run') {
    const first = runs.find((run) => run.days >= threshold);
    return first === undefined ? null : addDays(first.from, threshold - 1);
  }
  return reachedOn(days, AMOUNTS[metric], metric === 'minutes' ? threshold * 60_000 : threshold);
}

/**
 * The practice date on which the condition of each badge first held, for those that are earned, in order.
 * @param folded days and runs, ascending
 */
export function badgeDates(folded: {
  readonly days: readonly DayTotals[];
  readonly runs: readonly Run[];
}): ReadonlyMap<string, LocalDate> {
  const dates = new Map<string, LocalDate>();
  for (const badge of BADGES) {
    const date = earnedOn(badge, folded.days, folded.runs);
    if (date !== null) {
      dates.set(badge.badge, date);
    }
  }
  return dates;
}
