import { addDays, daysBetween, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import { dateFormat } from '#src/ui/format.ts';
import type { AnalyticsRange } from './analytics.search.ts';

/** A span of days; both ends belong to it (`YYYY-MM-DD`). */
export interface Period {
  readonly range: AnalyticsRange;
  readonly from: string;
  readonly to: string;
}

type CalendarRange = Exclude<AnalyticsRange, 'all' | 'custom'>;
/** A week, month, quarter or year as the calendar cuts it. */
interface CalendarPeriod extends Period {
  readonly range: CalendarRange;
}

/** Beyond this many days the figures come by months. */
const mostDays = 400;

const months: Record<Exclude<CalendarRange, 'week'>, number> = { month: 1, quarter: 3, year: 12 };

function firstOfMonth(year: number, month: number): string {
  const date = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 and later.
  date.setUTCFullYear(year, month, 1);
  return date.toISOString().slice(0, 10);
}

function isCalendar(period: Period): period is CalendarPeriod {
  return period.range !== 'all' && period.range !== 'custom';
}

/** The period of `range` that holds `date`; weeks begin on the ISO weekday `weekStart`. */
export function periodOf(range: CalendarRange, date: string, weekStart: number): Period {
  if (range === 'week') {
    const from = weekStartOf(date, weekStart);
    return { range, from, to: addDays(from, 6) };
  }
  const length = months[range];
  const year = Number(date.slice(0, 4));
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / length) * length;
  return { range, from: firstOfMonth(year, month), to: addDays(firstOfMonth(year, month + length), -1) };
}

/** What a period of choice needs to know. */
interface Choice {
  readonly at?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly today: string;
  /** First day practised; `null` before any. */
  readonly firstDate: string | null;
  readonly weekStart: number;
}

const earlier = (a: string, b: string) => (a < b ? a : b);

/** A long span as figures by months can tell it: whole months, none of them before the first practice. */
function wholeMonths(period: Period, { firstDate, today }: Choice): Period {
  const begin = firstDate !== null && firstDate > period.from ? earlier(firstDate, period.to) : period.from;
  const monthOf = (date: string, ahead: number) =>
    firstOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + ahead);
  return { ...period, from: monthOf(begin, 0), to: earlier(addDays(monthOf(period.to, 1), -1), today) };
}

/** The period that the address bar asks for; never one that lies wholly after today. */
export function chosenPeriod(range: AnalyticsRange, choice: Choice): Period {
  const { today } = choice;
  if (range === 'all') return { range, from: earlier(choice.firstDate ?? today, today), to: today };
  if (range === 'custom') {
    const to = earlier(choice.to ?? today, today);
    const from = choice.from ?? addDays(to, -29);
    const asked = from <= to ? { range, from, to } : { range, from: to, to: earlier(from, today) };
    return grainOf(asked) === 'day' ? asked : wholeMonths(asked, choice);
  }
  return periodOf(range, earlier(choice.at ?? today, today), choice.weekStart);
}

/** The period right before, of the same kind or length; `null` before all there is. */
export function previousPeriod(period: Period, weekStart: number): Period | null {
  if (period.range === 'all') return null;
  if (isCalendar(period)) return periodOf(period.range, addDays(period.from, -1), weekStart);
  const days = daysBetween(period.from, period.to) + 1;
  return { ...period, from: addDays(period.from, -days), to: addDays(period.from, -1) };
}

/** The period right after; `null` after all there is. */
export function nextPeriod(period: Period, weekStart: number): Period | null {
  if (period.range === 'all') return null;
  if (isCalendar(period)) return periodOf(period.range, addDays(period.to, 1), weekStart);
  const days = daysBetween(period.from, period.to) + 1;
  return { ...period, from: addDays(period.to, 1), to: addDays(period.to, days) };
}

/** How many days a period has. */
export function lengthOf(period: Pick<Period, 'from' | 'to'>): number {
  return daysBetween(period.from, period.to) + 1;
}

/** The calendar years of a period up to today, oldest first, each cut at the ends of the period. */
export function yearsOf({ from, to }: Period, today: string): Period[] {
  const last = earlier(to, today);
  const first = Number(from.slice(0, 4));
  const count = Math.max(0, Number(last.slice(0, 4)) - first) + 1;
  return Array.from({ length: count }, (_, at) => {
    const year = periodOf('year', firstOfMonth(first + at, 0), 1);
    return { ...year, from: at === 0 ? from : year.from, to: at === count - 1 ? last : year.to };
  });
}

/** Every date of a period in order. Only for periods whose figures come by days. */
export function datesOf(period: Pick<Period, 'from' | 'to'>): string[] {
  return Array.from({ length: lengthOf(period) }, (_, index) => addDays(period.from, index));
}

/** Whether the figures of a period come as days or as months. */
export function grainOf(period: Pick<Period, 'from' | 'to'>): 'day' | 'month' {
  return lengthOf(period) <= mostDays ? 'day' : 'month';
}

/** A title as people say it: "3 – 9 November 2025", "November 2025", "Oct – Dec 2025", "2025". */
export function periodTitle(period: Period, locale: string): string {
  const from = new Date(`${period.from}T12:00:00Z`);
  const to = new Date(`${period.to}T12:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, { ...options, timeZone: 'UTC' });
  switch (period.range) {
    case 'month':
      return format({ month: 'long', year: 'numeric' }).format(from);
    case 'quarter':
      return format({ month: 'short', year: 'numeric' }).formatRange(from, to);
    case 'year':
      return period.from.slice(0, 4);
    default:
      return format({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(from, to);
  }
}
