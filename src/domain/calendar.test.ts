import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compareDates,
  daysBetween,
  epochMs,
  isLocalDate,
  isoWeek,
  isZone,
  localDate,
  localHour,
  parseDateString,
  weekday,
  weekStart,
  zoneOffsetMinutes,
} from './calendar.ts';

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC', 'EST5EDT');
const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });
const dates = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2200, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('against Temporal', () => {
  test('date, hour and offset in any zone', () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 12 }), (ms, zone, dayStartHour) => {
        const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const started = there.toPlainDateTime().subtract({ hours: dayStartHour });
        expect(localDate(ms, zone, dayStartHour)).toBe(started.toPlainDate().toString());
        expect(localHour(ms, zone)).toBe(there.hour);
        expect(zoneOffsetMinutes(ms, zone)).toBeCloseTo(there.offsetNanoseconds / 6e10, 9);
      }),
      { numRuns: 1500 },
    );
  });

  test('steps, differences and weeks', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const plain = Temporal.PlainDate.from(date);
        const other = addDays(date, days);
        expect(other).toBe(plain.add({ days }).toString());
        expect(daysBetween(date, other)).toBe(days);
        expect(compareDates(date, other)).toBe(0 - Math.sign(days));
        expect(weekday(date)).toBe(plain.dayOfWeek);
        expect(isoWeek(date)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
      }),
    );
  });
});

test('a week starts on the chosen day and holds its date', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom(1, 6, 7), (date, first) => {
      const start = weekStart(date, first);
      expect(weekday(start)).toBe(first);
      expect(daysBetween(start, date)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(start, date)).toBeLessThan(7);
    }),
  );
});

test('an instant is a number, a Date or a text with an offset', () => {
  const ms = Date.UTC(2025, 8, 6, 9);
  for (const same of [
    ms,
    new Date(ms),
    '2025-09-06T09:00:00.000Z',
    '2025-09-06T11:00:00+02:00',
    '2025-09-06T09:00:00.000000+00:00',
  ]) {
    expect(epochMs(same)).toBe(ms);
  }
});

test.each([
  '2025-09-06T09:00:00',
  '2025-09-06T09:00:00+00',
  '2025-09-06',
  'soon',
  '',
  '2025-99-06T09:00:00Z',
  Number.NaN,
  new Date('x'),
])('%s is no instant', (instant) => {
  expect(() => localDate(instant, 'UTC')).toThrow(RangeError);
});

test.each(['Mars/Olympus', '', '+02:00', '-05', 7, null, undefined, {}])('%s is no zone', (zone) => {
  expect(isZone(zone)).toBe(false);
  expect(() => localDate(0, zone as string)).toThrow(/not a time zone/);
});

test.each([-1, 13, 2.5, Number.NaN])('a day does not start at %s', (hour) => {
  expect(() => localDate(0, 'UTC', hour)).toThrow(/whole hour/);
});

test.each(['2025-02-29', '2025-13-01', '2025-1-1', '06.09.2025', '', '2025-09-06T00:00:00Z', 20250906, null])(
  '%s is no day',
  (date) => {
    expect(isLocalDate(date)).toBe(false);
    expect(() => addDays(date as string, 1)).toThrow(/not a calendar day/);
  },
);

test.each([
  ['Sat Sep 06 2025', '2025-09-06'],
  ['Thu Feb 29 2024', '2024-02-29'],
  ['Sun Sep 06 2025', null],
  ['Sat Foo 06 2025', null],
  ['Sat Feb 31 2025', null],
  ['2025-09-06', null],
  ['', null],
])('%s reads as %s', (text, date) => {
  expect(parseDateString(text)).toBe(date);
});

test('what JavaScript writes is read back', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const [year, month, day] = date.split('-').map(Number) as [number, number, number];
      expect(parseDateString(new Date(year, month - 1, day, 12).toDateString())).toBe(date);
    }),
  );
});
