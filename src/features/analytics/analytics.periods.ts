import { addDays, daysBetween, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import type { AnalyticsRange } from './analytics.search.ts';

/** A whole calendar week, month, quarter or year; both ends belong to it (`YYYY-MM-DD`). */
export interface Period {
  readonly range: AnalyticsRange;
  readonly from: string;
  readonly to: string;
}

const months: Record<Exclude<AnalyticsRange, 'week'>, number> = { month: 1, quarter: 3, year: 12 };

function firstOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The period of `range` that holds `date`; weeks begin on the ISO weekday `weekStart`. */
export function periodOf(range: AnalyticsRange, date: string, weekStart: number): Period {
  if (range === 'week') {
    const from = weekStartOf(date, weekStart);
    return { range, from, to: addDays(from, 6) };
  }
  const length = months[range];
  const year = Number(date.slice(0, 4));
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / length) * length;
  return { range, from: firstOfMonth(year, month), to: addDays(firstOfMonth(year, month + length), -1) };
}

/** The period right before. */
export function previousPeriod(period: Period, weekStart: number): Period {
  return periodOf(period.range, addDays(period.from, -1), weekStart);
}

/** The period right after. */
export function nextPeriod(period: Period, weekStart: number): Period {
  return periodOf(period.range, addDays(period.to, 1), weekStart);
}

/** Every date of a period in order, at most 366. */
export function datesOf(period: Period): string[] {
  return Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, index) => addDays(period.from, index));
}

/** A title as people say it: "3 – 9 November 2025", "November 2025", "Q4 2025", "2025". */
export function periodTitle(period: Period, locale: string): string {
  const from = new Date(`${period.from}T12:00:00Z`);
  const to = new Date(`${period.to}T12:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  if (period.range === 'week') {
    return format({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(from, to);
  }
  if (period.range === 'month') return format({ month: 'long', year: 'numeric' }).format(from);
  if (period.range === 'quarter') {
    return format({ month: 'short', year: 'numeric' }).formatRange(from, to);
  }
  return period.from.slice(0, 4);
}
