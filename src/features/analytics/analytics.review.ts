import { addDays } from '#src/domain/calendar.ts';
import { type GoalChange, goalsOn } from '#src/domain/goals.ts';
import type { DayPart } from './analytics.rhythm.ts';
import { dayPartOf } from './analytics.rhythm.ts';
import { type PracticeRow, sumHours, sumOf } from './analytics.rows.ts';

/** What a week was, in figures; every word of the review comes from here. */
export interface WeekFigures {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  /** Full minutes. */
  readonly minutes: number;
  readonly sessions: number;
  readonly practised: number;
  /** Full minutes of the week before. */
  readonly minutesBefore: number;
  /** Weeks of rest right before this one, of the four that were looked at. */
  readonly restBefore: number;
  /** Part of the day that holds more than half of the minutes, or `null`. */
  readonly dayPart: DayPart | null;
  /** The fullest day, when it stands out from others; `null` with fewer than two days. */
  readonly fullestDay: { readonly date: string; readonly minutes: number } | null;
  /** The weekly goal in minutes, and whether it was reached. */
  readonly goalMinutes: number;
  readonly goalReached: boolean;
}

const minutesOf = (rows: readonly PracticeRow[]) => Math.floor(sumOf(rows, (row) => row.active_ms) / 60_000);

/** Days that are looked at for a review: the week and the four before. */
export function reviewSpan(weekFrom: string): { readonly from: string; readonly to: string } {
  return { from: addDays(weekFrom, -28), to: addDays(weekFrom, 6) };
}

function dayPartIn(rows: readonly PracticeRow[]): DayPart | null {
  const byHour = sumHours(rows, (row) => row.active_ms_by_hour);
  const parts = new Map<DayPart, number>();
  byHour.forEach((ms, hour) => {
    parts.set(dayPartOf(hour), (parts.get(dayPartOf(hour)) ?? 0) + ms);
  });
  const total = byHour.reduce((sum, ms) => sum + ms, 0);
  const [most] = [...parts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && total > 0 && most[1] * 2 > total ? most[0] : null;
}

function fullestDayIn(rows: readonly PracticeRow[]): WeekFigures['fullestDay'] {
  const days = rows.filter((row) => row.active_ms > 0).sort((a, b) => b.active_ms - a.active_ms);
  const [first, second] = days;
  if (first === undefined || second === undefined || first.active_ms === second.active_ms) return null;
  return { date: first.local_date, minutes: minutesOf([first]) };
}

/**
 * The figures of the week that begins at `weekFrom`.
 * @param rows days of {@link reviewSpan}, others are ignored
 */
export function weekFigures(weekFrom: string, rows: readonly PracticeRow[], goals: readonly GoalChange[]): WeekFigures {
  const to = addDays(weekFrom, 6);
  const weekOf = (back: number) =>
    rows.filter((row) => row.local_date >= addDays(weekFrom, -7 * back) && row.local_date <= addDays(to, -7 * back));
  const own = weekOf(0);
  const activeMs = sumOf(own, (row) => row.active_ms);
  const rested = [1, 2, 3, 4].map((back) => sumOf(weekOf(back), (row) => row.active_ms) === 0);
  const firstActive = rested.indexOf(false);
  const { weeklyMinutes } = goalsOn(goals, to);
  return {
    from: weekFrom,
    to,
    minutes: minutesOf(own),
    sessions: sumOf(own, (row) => row.sessions),
    practised: sumOf(own, (row) => row.active_days),
    minutesBefore: minutesOf(weekOf(1)),
    restBefore: firstActive === -1 ? rested.length : firstActive,
    dayPart: dayPartIn(own),
    fullestDay: fullestDayIn(own),
    goalMinutes: weeklyMinutes,
    goalReached: activeMs >= weeklyMinutes * 60_000,
  };
}
