import { localeHere } from '#src/language/language.ts';

const cache = new Map<string, unknown>();
function cached<T>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined;
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`n|${locale}|${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** A format of the browser's, made once: making one takes longer than a page of dates. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`d|${locale}|${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

/** A whole number with the locale's grouping: 12,345. */
export function formatNumber(value: number, locale: string = localeHere()): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** A share of one as a whole percentage: 0.42 → 42%. */
export function formatPercent(share: number, locale: string = localeHere()): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Milliseconds as people say them: "40 s", "12 min", "1 h 05 min". Minutes are cut, not rounded up. */
export function formatDuration(ms: number, locale: string = localeHere()): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${formatNumber(seconds, locale)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${formatNumber(minutes, locale)} min`;
  const rest = numberFormat(locale, { minimumIntegerDigits: 2 }).format(minutes % 60);
  return `${formatNumber(Math.floor(minutes / 60), locale)} h ${rest} min`;
}

/** Milliseconds as a clock: "12:04", from one hour "1:05:09". */
export function formatClock(ms: number, locale: string = localeHere()): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => numberFormat(locale, { minimumIntegerDigits: 2 }).format(value);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const head = hours > 0 ? `${formatNumber(hours, locale)}:${two(minutes)}` : formatNumber(minutes, locale);
  return `${head}:${two(seconds % 60)}`;
}

export interface DateContext {
  /** IANA name of the zone in which the date is told. */
  readonly timeZone: string;
  /** The moment it is told, in epoch milliseconds. */
  readonly now: number;
  readonly locale?: string | undefined;
}

/** Days from the Unix epoch of the local calendar date that an instant has in a zone. */
function localDayNumber(instant: Date, timeZone: string): number {
  const parts = dateFormat('en-CA-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? Number.NaN);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}

/**
 * An instant as people say it: "just now", "today, 08:31", "yesterday, 18:40", "Thursday, 09:02", "12 March, 07:15",
 * with the year when it is not this one.
 */
export function formatRelativeDate(instant: Date | string | number, context: DateContext): string {
  const date = new Date(instant);
  const locale = context.locale ?? localeHere();
  const { timeZone } = context;
  const age = context.now - date.getTime();
  if (age >= -5_000 && age < 60_000) return justNow(locale);
  const time = dateFormat(locale, { timeZone, timeStyle: 'short' }).format(date);
  const days = localDayNumber(new Date(context.now), timeZone) - localDayNumber(date, timeZone);
  return `${dayWord(date, days, locale, timeZone, context.now)}, ${time}`;
}

function justNow(locale: string): string {
  return locale.startsWith('en') ? 'just now' : relative(locale).format(0, 'second');
}

function relative(locale: string): Intl.RelativeTimeFormat {
  return cached(`r|${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

function dayWord(date: Date, days: number, locale: string, timeZone: string, now: number): string {
  if (days >= -1 && days <= 1) return relative(locale).format(-days, 'day');
  if (days > 1 && days < 7) return dateFormat(locale, { timeZone, weekday: 'long' }).format(date);
  const year = dateFormat('en', { timeZone, year: 'numeric' });
  const sameYear = year.format(date) === year.format(new Date(now));
  return dateFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  }).format(date);
}

/** An instant in full: "Thursday 12 March 2026 at 07:15:09 CET". */
export function formatExactDate(
  instant: Date | string | number,
  { timeZone, locale = localeHere() }: { readonly timeZone: string; readonly locale?: string | undefined },
): string {
  return dateFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(new Date(instant));
}

/** The time of day of an instant: "07:15", where people say so "07:15 AM". */
export function formatTime(
  instant: Date | string | number,
  { timeZone, locale = localeHere() }: { readonly timeZone: string; readonly locale?: string | undefined },
): string {
  return dateFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** How a calendar day is written: weekday "Mon", short "12 Mar", long "Thursday 12 March 2026", month "Mar". */
export type DayStyle = 'weekday' | 'short' | 'long' | 'month';

const dayStyles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: 'short' },
  short: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short' },
};

/** A calendar day (`YYYY-MM-DD`, no zone involved) in the locale's words. */
export function formatDay(localDate: string, style: DayStyle = 'short', locale: string = localeHere()): string {
  return dateFormat(locale, { ...dayStyles[style], timeZone: 'UTC' }).format(new Date(`${localDate}T12:00:00Z`));
}

/** Weekday names by ISO number (1 Monday … 7 Sunday). */
export function formatWeekday(
  isoWeekday: number,
  style: 'short' | 'long' = 'short',
  locale: string = localeHere(),
): string {
  // 2024-01-01 was a Monday.
  return dateFormat(locale, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, isoWeekday, 12)));
}
