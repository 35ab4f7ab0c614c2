import { weekStart as weekStartOf } from '#src/domain/calendar.ts';
import { type GoalChange, goalsOn } from '#src/domain/goals.ts';
import { datesOf, type Period } from './analytics.periods.ts';
import type { PracticeRow } from './analytics.rows.ts';
import { sumOf } from './analytics.rows.ts';
import type { Bucket } from './analytics.series.ts';

/** How goals went in a period, each day and week by the goal that held then. */
export interface GoalCompletion {
  /** Days of the period up to today. */
  readonly days: number;
  readonly daysAtGoal: number;
  /** Weeks that are over, wholly inside the period. */
  readonly weeks: number;
  readonly weeksAtGoal: number;
  /** Goals that sessions set themselves. */
  readonly goalsSet: number;
  readonly goalsReached: number;
}

/** Whether a day's active time reached the daily goal of that day, without rounding. */
export function reachesDailyGoal(day: PracticeRow, goals: readonly GoalChange[]): boolean {
  return day.active_ms >= goalsOn(goals, day.local_date).dailyMinutes * 60_000;
}

/** The goal of a week is the one that held on its last day. */
function weeksOf(
  period: Period,
  rows: readonly PracticeRow[],
  options: { readonly weekStart: number; readonly today: string; readonly goals: readonly GoalChange[] },
): { readonly weeks: number; readonly weeksAtGoal: number } {
  const byDate = new Map(rows.map((row) => [row.local_date, row.active_ms]));
  const counted = { weeks: 0, weeksAtGoal: 0 };
  for (const [, dates] of Map.groupBy(datesOf(period), (date) => weekStartOf(date, options.weekStart))) {
    const last = dates.at(-1) ?? period.to;
    if (dates.length < 7 || last >= options.today) continue;
    const ms = dates.reduce((sum, date) => sum + (byDate.get(date) ?? 0), 0);
    counted.weeks += 1;
    if (ms >= goalsOn(options.goals, last).weeklyMinutes * 60_000) counted.weeksAtGoal += 1;
  }
  return counted;
}

/** Counts days, weeks and session goals of a period that comes by days. */
export function goalCompletion(
  period: Period,
  rows: readonly PracticeRow[],
  options: { readonly weekStart: number; readonly today: string; readonly goals: readonly GoalChange[] },
): GoalCompletion {
  return {
    days: datesOf(period).filter((date) => date <= options.today).length,
    daysAtGoal: rows.filter((row) => reachesDailyGoal(row, options.goals)).length,
    ...weeksOf(period, rows, options),
    goalsSet: sumOf(rows, (row) => row.goals_set),
    goalsReached: sumOf(rows, (row) => row.goals_reached),
  };
}

/** Days of a bar at their goal, and days with less; rest is in neither. */
export function goalDays(
  bucket: Bucket,
  goals: readonly GoalChange[],
): { readonly reached: number; readonly less: number } {
  const practised = bucket.rows.filter((row) => row.active_ms > 0);
  const reached = practised.filter((row) => reachesDailyGoal(row, goals)).length;
  return { reached, less: practised.length - reached };
}

/** The daily goal of a period when it was one and the same on all its days, otherwise `null`. */
export function steadyDailyGoal(period: Period, goals: readonly GoalChange[]): number | null {
  const first = goalsOn(goals, period.from);
  const last = goals.filter((change) => change.validFrom > period.from && change.validFrom <= period.to);
  return last.every((change) => change.dailyMinutes === first.dailyMinutes) ? first.dailyMinutes : null;
}
