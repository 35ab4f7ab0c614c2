/**
 * Calendar days in a person's own time zone. Dates are `YYYY-MM-DD` strings, instants are UTC.
 * Zone rules come from `Intl`, so days keep their true length over clock changes (domain rules §6).
 */

/** A calendar day, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A moment: epoch milliseconds, a Date, or an ISO 8601 text that names its offset. */
export type Instant = number | string | Date;

const DAY_MS = 86_400_000;
const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT_FORM = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;
const OFFSET_ZONE_FORM = /^[+-]/;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs far more than using it, so each zone keeps its own. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** Whether the text names a time zone with rules (IANA), as against a bare offset such as `+02:00`. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || OFFSET_ZONE_FORM.test(zone)) {
    return false;
  }
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Epoch milliseconds of an instant.
 * @throws RangeError when it is no moment, or a text without an offset (which would mean this machine's zone)
 */
export function epochMs(instant: Instant): number {
  if (typeof instant === 'string' && !INSTANT_FORM.test(instant)) {
    throw new RangeError(`not an ISO 8601 time with an offset: ${instant.slice(0, 40)}`);
  }
  const ms = new Date(instant).getTime();
  if (Number.isNaN(ms)) {
    throw new RangeError(`not a moment in time: ${String(instant).slice(0, 40)}`);
  }
  return ms;
}

/**
 * The instant's wall clock in a zone, as if it were UTC, in epoch milliseconds (whole seconds).
 * @throws RangeError for an unknown zone or a bad instant
 */
export function wallClockMs(instant: Instant, zone: string): number {
  if (!isZone(zone)) {
    throw new RangeError(`not a time zone: ${String(zone).slice(0, 60)}`);
  }
  // American English writes 9/6/2025, 09:30:00. Taking parts instead costs three times as much.
  const fields = formatterOf(zone).format(epochMs(instant)).split(/\D+/).map(Number);
  const [month, day, year, hour, minute, second] = fields as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Days since 1970-01-01 of a calendar day. */
function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) {
    throw new RangeError(`not a calendar day (YYYY-MM-DD): ${String(date).slice(0, 40)}`);
  }
  return Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
}

/** The calendar day that is so many days after 1970-01-01. */
export function dateOfDayNumber(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(date: unknown): date is LocalDate {
  if (typeof date !== 'string' || !DATE_FORM.test(date)) {
    return false;
  }
  const ms = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(ms) && dateOfDayNumber(ms / DAY_MS) === date;
}

/**
 * The calendar day of an instant in a zone.
 * @param dayStartHour hour at which a person's day begins (0–12): with 4, 03:59 still belongs to the day before
 * @throws RangeError for an unknown zone, a bad instant or a bad hour
 */
export function localDate(instant: Instant, zone: string, dayStartHour = 0): LocalDate {
  return dateOfDayNumber(practiceDayNumber(wallClockMs(instant, zone), dayStartHour));
}

/**
 * Days from 1970-01-01 to the day that a wall clock's time counts for; see {@link localDate}.
 * @throws RangeError for a bad hour
 */
export function practiceDayNumber(wallClock: number, dayStartHour: number): number {
  if (!Number.isInteger(dayStartHour) || dayStartHour < 0 || dayStartHour > 12) {
    throw new RangeError(`a day starts at a whole hour from 0 to 12, got ${dayStartHour}`);
  }
  return Math.floor((wallClock - dayStartHour * 3_600_000) / DAY_MS);
}

/** Hour of the wall clock in a zone, 0–23. */
export function localHour(instant: Instant, zone: string): number {
  return new Date(wallClockMs(instant, zone)).getUTCHours();
}

/** Minutes that a zone's wall clock is ahead of UTC at an instant (behind: below zero). */
export function zoneOffsetMinutes(instant: Instant, zone: string): number {
  const wholeSeconds = Math.floor(epochMs(instant) / 1000) * 1000;
  return (wallClockMs(instant, zone) - wholeSeconds) / 60_000;
}

/** The day `days` after a date (before it: below zero). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** For sorting, the oldest first. As text: to get its collation ready takes a browser ten milliseconds. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : Number(a > b);
}

/** Days from one date to another: 1 from a day to the next, below zero when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The first day of the week that holds a date. `firstWeekday` is an ISO weekday: 1 Monday, 6 Saturday, 7 Sunday. */
export function weekStart(date: LocalDate, firstWeekday = 1): LocalDate {
  return addDays(date, -((weekday(date) - firstWeekday + 7) % 7));
}

/** ISO 8601 week of a date: weeks begin on Monday, week 1 holds the year's first Thursday. */
export function isoWeek(date: LocalDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(weekStart(date), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DATE_STRING_FORM = /^(\w{3}) (\w{3}) (\d{2}) (\d{4})$/;

/** Reads JavaScript's `Sat Sep 06 2025`, as the extension stores days; null unless it is a day with its right weekday. */
export function parseDateString(text: string): LocalDate | null {
  const match = DATE_STRING_FORM.exec(text);
  if (match === null) {
    return null;
  }
  const [name, month, day, year] = match.slice(1) as [string, string, string, string];
  const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
  return isLocalDate(date) && WEEKDAYS[weekday(date) - 1] === name ? date : null;
}
