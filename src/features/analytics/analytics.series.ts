import { addDays, weekday, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import { datesOf, type Period } from './analytics.periods.ts';

/** What the charts need of one day's totals; every duration in milliseconds. */
export interface DayTotals {
  readonly local_date: string;
  readonly sessions: number;
  readonly active_ms: number;
  readonly cycles: number;
  readonly goal_bonus_xp: number;
  readonly goals_set: number;
  readonly goals_reached: number;
  readonly active_ms_by_hour: readonly number[];
}

/** One bar: a day, or a week of a year (`days` tells how many of its days lie in the period). */
export interface Bucket {
  /** First date of the bar, `YYYY-MM-DD`; unique in a series. */
  readonly date: string;
  readonly days: number;
  readonly minutes: number;
  readonly sessions: number;
  readonly cyclesXp: number;
  readonly bonusXp: number;
}

/** Milliseconds to minutes with one decimal, so that a short session does not vanish. */
function toMinutes(ms: number): number {
  return Math.round(ms / 6000) / 10;
}

/** Days within a period, oldest first; days outside are dropped. */
export function daysIn(period: Period, days: readonly DayTotals[]): DayTotals[] {
  return days.filter((day) => day.local_date >= period.from && day.local_date <= period.to);
}

function later(a: string, b: string): string {
  return a.localeCompare(b) > 0 ? a : b;
}

/**
 * Bars of a period: one a day, or one a week for a year. Rest days are bars of zero, never gaps.
 * Days after `today` are left out, so that the future does not look like rest.
 */
export function bucketsOf(
  period: Period,
  days: readonly DayTotals[],
  options: { readonly weekStart: number; readonly today: string },
): Bucket[] {
  const byDate = new Map(days.map((day) => [day.local_date, day]));
  const sums = new Map<string, { days: number; ms: number; sessions: number; cyclesXp: number; bonusXp: number }>();
  for (const date of datesOf(period)) {
    if (date > options.today) break;
    const week = weekStartOf(date, options.weekStart);
    const cut = later(week, period.from);
    const key = period.range === 'year' ? cut : date;
    const sum = sums.get(key) ?? { days: 0, ms: 0, sessions: 0, cyclesXp: 0, bonusXp: 0 };
    const day = byDate.get(date);
    sum.days += 1;
    sum.ms += day?.active_ms ?? 0;
    sum.sessions += day?.sessions ?? 0;
    sum.cyclesXp += day?.cycles ?? 0;
    sum.bonusXp += day?.goal_bonus_xp ?? 0;
    sums.set(key, sum);
  }
  return [...sums].map(([date, { ms, ...sum }]) => ({ date, minutes: toMinutes(ms), ...sum }));
}

/** Last date of a bucket. */
export function bucketEnd(bucket: Bucket): string {
  return addDays(bucket.date, bucket.days - 1);
}

/** ISO weekdays 1–7 in the order of the person's week. */
export function weekdayOrder(weekStart: number): number[] {
  return Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
}

/**
 * Minutes by weekday (rows, in the person's week order) and hour of the start (24 columns).
 * The hour is the local hour where the session was made; the weekday is that of the practice date.
 */
export function hourByWeekday(days: readonly DayTotals[], weekStart: number): number[][] {
  const order = weekdayOrder(weekStart);
  const ms = order.map(() => Array.from({ length: 24 }, () => 0));
  for (const day of days) {
    const row = ms[order.indexOf(weekday(day.local_date))] ?? [];
    day.active_ms_by_hour.slice(0, 24).forEach((value, hour) => {
      row[hour] = (row[hour] ?? 0) + value;
    });
  }
  return ms.map((row) => row.map(toMinutes));
}

/** The cell with most minutes, or null when there are none; the earliest one on a tie. */
export function favouriteHour(
  cells: readonly (readonly number[])[],
): { row: number; hour: number; minutes: number } | null {
  let best: { row: number; hour: number; minutes: number } | null = null;
  cells.forEach((row, rowIndex) => {
    row.forEach((minutes, hour) => {
      if (minutes > (best?.minutes ?? 0)) best = { row: rowIndex, hour, minutes };
    });
  });
  return best;
}

/** How goals went: days against the daily goal, and the goals that sessions set themselves. */
export interface GoalCompletion {
  /** Days of the period up to today. */
  readonly days: number;
  readonly practised: number;
  readonly daysAtGoal: number;
  readonly goalsSet: number;
  readonly goalsReached: number;
}

/** Counts days with at least `dailyGoalMinutes`, and session goals, up to today. */
export function goalCompletion(
  period: Period,
  days: readonly DayTotals[],
  options: { readonly dailyGoalMinutes: number; readonly today: string },
): GoalCompletion {
  const counted = daysIn(period, days);
  return {
    days: datesOf(period).filter((date) => date <= options.today).length,
    practised: counted.filter((day) => day.active_ms > 0).length,
    daysAtGoal: counted.filter((day) => day.active_ms >= options.dailyGoalMinutes * 60_000).length,
    goalsSet: counted.reduce((sum, day) => sum + day.goals_set, 0),
    goalsReached: counted.reduce((sum, day) => sum + day.goals_reached, 0),
  };
}

/** Where XP came from in a period. XP without a session (challenges and the like) has no date, so it is not here. */
export interface XpSplit {
  readonly cycles: number;
  readonly bonus: number;
}

/** XP of a period by source. */
export function xpSplit(days: readonly DayTotals[]): XpSplit {
  return {
    cycles: days.reduce((sum, day) => sum + day.cycles, 0),
    bonus: days.reduce((sum, day) => sum + day.goal_bonus_xp, 0),
  };
}

/** Sums of a period for the summary sentence. */
export function periodSums(days: readonly DayTotals[]): { minutes: number; sessions: number; practised: number } {
  return {
    minutes: Math.round(days.reduce((sum, day) => sum + day.active_ms, 0) / 60_000),
    sessions: days.reduce((sum, day) => sum + day.sessions, 0),
    practised: days.filter((day) => day.active_ms > 0).length,
  };
}
