import { addDays, weekday, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import { datesOf, grainOf, lengthOf, type Period } from './analytics.periods.ts';
import { type PracticeRow, sumHours, sumOf, toMinutes } from './analytics.rows.ts';

/** How wide a bar is. */
export type BucketUnit = 'day' | 'week' | 'month' | 'year';

/** One bar, cut at the ends of its period and at today. */
export interface Bucket {
  /** First and last date of the bar, `YYYY-MM-DD`; the first is unique in a series. */
  readonly date: string;
  readonly end: string;
  readonly rows: readonly PracticeRow[];
  readonly minutes: number;
  readonly sessions: number;
  readonly cyclesXp: number;
  readonly bonusXp: number;
}

/** Bars are days up to a quarter, weeks up to a year, then months, and years beyond thirty of them. */
export function unitOf(period: Period): BucketUnit {
  if (grainOf(period) === 'month') return lengthOf(period) > 30 * 366 ? 'year' : 'month';
  return lengthOf(period) <= 92 ? 'day' : 'week';
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** First and last day of the unit that holds a date. */
function unitAround(date: string, unit: BucketUnit, weekStart: number): { readonly from: string; readonly to: string } {
  if (unit === 'day') return { from: date, to: date };
  if (unit === 'week') {
    const from = weekStartOf(date, weekStart);
    return { from, to: addDays(from, 6) };
  }
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1;
  const first = (atYear: number, atMonth: number) => new Date(Date.UTC(atYear, atMonth, 1)).toISOString().slice(0, 10);
  return unit === 'month'
    ? { from: first(year, month), to: addDays(first(year, month + 1), -1) }
    : { from: first(year, 0), to: `${String(year).padStart(4, '0')}-12-31` };
}

/**
 * Bars of a period, at most 400. Rest is a bar of zero, never a gap. What lies after `today` is left out, so that
 * the future does not look like rest.
 */
export function bucketsOf(
  period: Period,
  rows: readonly PracticeRow[],
  options: { readonly weekStart: number; readonly today: string },
): Bucket[] {
  const unit = unitOf(period);
  const last = earlier(period.to, options.today);
  const buckets: Bucket[] = [];
  let at = 0;
  for (let date = period.from; date <= last; ) {
    const around = unitAround(date, unit, options.weekStart);
    const end = earlier(around.to, last);
    const own: PracticeRow[] = [];
    // A month's row stands at its first day, which may lie before a period that begins within the month.
    for (let row = rows[at]; row !== undefined && row.local_date <= end; row = rows[++at]) {
      if (row.local_date >= (unit === 'day' || unit === 'week' ? date : around.from)) own.push(row);
    }
    buckets.push({
      date,
      end,
      rows: own,
      minutes: toMinutes(sumOf(own, (row) => row.active_ms)),
      sessions: sumOf(own, (row) => row.sessions),
      cyclesXp: sumOf(own, (row) => row.cycles),
      bonusXp: sumOf(own, (row) => row.goal_bonus_xp),
    });
    date = addDays(end, 1);
  }
  return buckets;
}

/** Rows within a period, oldest first; a month counts when it touches it. */
export function rowsIn(period: Period, rows: readonly PracticeRow[]): PracticeRow[] {
  const from = grainOf(period) === 'month' ? `${period.from.slice(0, 7)}-01` : period.from;
  return rows.filter((row) => row.local_date >= from && row.local_date <= period.to);
}

/** ISO weekdays 1–7 in the order of the person's week. */
export function weekdayOrder(weekStart: number): number[] {
  return Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
}

/**
 * Minutes by weekday (rows, in the person's week order) and hour of the start (24 columns).
 * The hour is the local hour where the session was made; the weekday is that of the practice date.
 */
export function hourByWeekday(days: readonly PracticeRow[], weekStart: number): number[][] {
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

/** Minutes by hour of the start within one year (`YYYY`), of days or months. */
export function hourByYear(rows: readonly PracticeRow[], year: string): number[] {
  const own = rows.filter((row) => row.local_date.startsWith(year));
  return sumHours(own, (row) => row.active_ms_by_hour).map(toMinutes);
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

/** Minutes of every day of a period up to today, rest as zero. */
export function minutesByDay(
  period: Period,
  rows: readonly PracticeRow[],
  today: string,
): { readonly date: string; readonly minutes: number }[] {
  const byDate = new Map(rows.map((row) => [row.local_date, row.active_ms]));
  const shown = { from: period.from, to: earlier(period.to, later(today, period.from)) };
  return datesOf(shown).map((date) => ({ date, minutes: toMinutes(byDate.get(date) ?? 0) }));
}

/** Where XP came from in a period. XP without a session (challenges and the like) has no date, so it is not here. */
export interface XpSplit {
  readonly cycles: number;
  readonly bonus: number;
}

/** XP of a period by source. */
export function xpSplit(rows: readonly PracticeRow[]): XpSplit {
  return { cycles: sumOf(rows, (row) => row.cycles), bonus: sumOf(rows, (row) => row.goal_bonus_xp) };
}

/** Sums of a period for the summary sentence; minutes are full ones. */
export interface PeriodSums {
  readonly minutes: number;
  readonly sessions: number;
  readonly practised: number;
}

/** Minutes, sessions and days with practice. */
export function periodSums(rows: readonly PracticeRow[]): PeriodSums {
  return {
    minutes: Math.floor(sumOf(rows, (row) => row.active_ms) / 60_000),
    sessions: sumOf(rows, (row) => row.sessions),
    practised: sumOf(rows, (row) => row.active_days),
  };
}
