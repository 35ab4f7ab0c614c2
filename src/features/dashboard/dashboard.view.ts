import { addDays, daysBetween, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import { type GoalChange, goalsOn } from '#src/domain/goals.ts';
import type { DashboardDay } from './dashboard.types.ts';

/** Whole minutes that are full: a goal is reached when its last minute is over, never by rounding. */
export function fullMinutes(ms: number): number {
  return Math.floor(ms / 60_000);
}

/** Active time of one date, milliseconds. */
export function activeOn(days: readonly DashboardDay[], date: string): number {
  return days.find((day) => day.local_date === date)?.active_ms ?? 0;
}

/** Active time from one date to another, both included, milliseconds. */
export function activeSince(days: readonly DashboardDay[], from: string, to: string): number {
  return days
    .filter((day) => day.local_date >= from && day.local_date <= to)
    .reduce((sum, day) => sum + day.active_ms, 0);
}

/** One day of the week chart. */
export interface WeekDay {
  readonly date: string;
  readonly activeMs: number;
  /** Active time of the same weekday one week earlier. */
  readonly beforeMs: number;
  readonly sessions: number;
  readonly when: 'past' | 'today' | 'ahead';
}

/** The seven days of the person's week that holds `today`. */
export function weekOf(days: readonly DashboardDay[], today: string, weekStart: number): WeekDay[] {
  const from = weekStartOf(today, weekStart);
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(from, index);
    const day = days.find((row) => row.local_date === date);
    return {
      date,
      activeMs: day?.active_ms ?? 0,
      beforeMs: activeOn(days, addDays(date, -7)),
      sessions: day?.sessions ?? 0,
      when: date === today ? 'today' : date < today ? 'past' : 'ahead',
    };
  });
}

/** A week as a ring. */
export interface RingWeek {
  readonly from: string;
  readonly activeMs: number;
  readonly practisedDays: number;
}

/** The tree's rings: those that are drawn, oldest first, and how many older weeks rest in the heartwood. */
export interface Rings {
  readonly weeks: readonly RingWeek[];
  readonly olderWeeks: number;
}

/**
 * Weeks from the first practised one among the loaded days to this one; weeks of rest are there with zero.
 * `firstDate` is the person's first practice ever, null for somebody who has not begun: then there is no ring yet.
 */
export function ringsOf(
  days: readonly DashboardDay[],
  firstDate: string | null,
  options: { readonly today: string; readonly weekStart: number },
): Rings {
  const { today, weekStart } = options;
  const practised = days.filter((day) => day.active_ms > 0 && day.local_date <= today);
  const first = practised[0]?.local_date ?? (firstDate === null ? null : today);
  if (first === null) return { weeks: [], olderWeeks: 0 };
  const start = weekStartOf(first, weekStart);
  const count = Math.floor(daysBetween(start, weekStartOf(today, weekStart)) / 7) + 1;
  const weeks = Array.from({ length: count }, (_, index) => ({
    from: addDays(start, index * 7),
    activeMs: 0,
    practisedDays: 0,
  }));
  for (const day of practised) {
    const week = weeks[Math.floor(daysBetween(start, day.local_date) / 7)];
    if (week === undefined) continue;
    week.activeMs += day.active_ms;
    week.practisedDays += 1;
  }
  const older = firstDate === null ? 0 : daysBetween(weekStartOf(firstDate, weekStart), start) / 7;
  return { weeks, olderWeeks: Math.max(0, older) };
}

/** One dot of the practice row. */
export interface PracticeDot {
  readonly date: string;
  readonly minutes: number;
  readonly practised: boolean;
  readonly isToday: boolean;
  /** Whether the daily goal of that day was reached. */
  readonly atGoal: boolean;
}

/** The last fourteen days, oldest first, today last, each by the goal that held then. */
export function practiceDots(
  days: readonly DashboardDay[],
  today: string,
  goals: readonly GoalChange[],
): PracticeDot[] {
  return Array.from({ length: 14 }, (_, index) => {
    const date = addDays(today, index - 13);
    const activeMs = activeOn(days, date);
    return {
      date,
      minutes: fullMinutes(activeMs),
      practised: activeMs > 0,
      isToday: date === today,
      atGoal: activeMs >= goalsOn(goals, date).dailyMinutes * 60_000,
    };
  });
}

/** Days of rest among the dots; today counts as rest only once it is over. */
export function restDays(dots: readonly PracticeDot[]): number {
  return dots.filter((dot) => !dot.practised && !dot.isToday).length;
}
