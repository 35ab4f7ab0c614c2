import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatDay,
  formatDuration,
  formatExactDate,
  formatNumber,
  formatPercent,
  formatRelativeDate,
  formatTime,
  formatWeekday,
} from './format.ts';

const minute = 60_000;

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [0, '0 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [12 * minute + 59_000, '12 min'],
    [60 * minute, '1 h 00 min'],
    [65 * minute, '1 h 05 min'],
    [100 * 60 * minute, '100 h 00 min'],
  ])('%i ms is "%s"', (ms, text) => {
    expect(formatDuration(ms, 'en-GB')).toBe(text);
  });
});

describe('formatClock', () => {
  it.each([
    [0, '0:00'],
    [724_000, '12:04'],
    [3_909_000, '1:05:09'],
    [-1, '0:00'],
  ])('%i ms is "%s"', (ms, text) => {
    expect(formatClock(ms, 'en-GB')).toBe(text);
  });
});

describe('formatRelativeDate', () => {
  // Monday 23 November 2026, 00:30 in Berlin.
  const now = Date.parse('2026-11-22T23:30:00Z');
  const berlin = { timeZone: 'Europe/Berlin', now, locale: 'en-GB' };

  it.each([
    ['2026-11-22T23:29:40Z', 'just now'],
    ['2026-11-22T23:05:00Z', 'today, 00:05'],
    ['2026-11-22T22:59:00Z', 'yesterday, 23:59'],
    ['2026-11-19T08:02:00Z', 'Thursday, 09:02'],
    ['2026-11-17T08:02:00Z', 'Tuesday, 09:02'],
    ['2026-11-16T08:02:00Z', '16 November, 09:02'],
    ['2025-11-22T08:02:00Z', '22 November 2025, 09:02'],
    ['2026-11-23T12:00:00Z', 'today, 13:00'],
    ['2026-11-24T12:00:00Z', 'tomorrow, 13:00'],
  ])('%s is "%s" in Berlin', (instant, text) => {
    expect(formatRelativeDate(instant, berlin)).toBe(text);
  });

  it('takes the day of the zone, not of the machine', () => {
    const losAngeles = { ...berlin, timeZone: 'America/Los_Angeles' };
    expect(formatRelativeDate('2026-11-22T22:59:00Z', losAngeles)).toBe('today, 14:59');
  });

  it('speaks another language when asked', () => {
    expect(formatRelativeDate('2026-11-22T22:59:00Z', { ...berlin, locale: 'de' })).toBe('gestern, 23:59');
    expect(formatRelativeDate('2026-11-22T23:29:40Z', { ...berlin, locale: 'de' })).toBe('jetzt');
  });

  it('is right across the end of summer time', () => {
    // 25 October 2026 has 25 hours in Berlin.
    const after = { ...berlin, now: Date.parse('2026-10-26T00:30:00Z') };
    expect(formatRelativeDate('2026-10-24T22:10:00Z', after)).toBe('yesterday, 00:10');
  });
});

it('writes exact dates with their zone', () => {
  expect(formatExactDate('2026-11-22T22:59:01Z', { timeZone: 'Europe/Berlin', locale: 'en-GB' })).toMatch(
    // Versions of the locale data differ in the comma only.
    /^Sunday,? 22 November 2026 at 23:59:01 CET$/,
  );
});

it('writes calendar days without shifting them', () => {
  expect(formatDay('2026-03-01', 'short', 'en-GB')).toBe('1 Mar');
  expect(formatDay('2026-03-01', 'weekday', 'en-GB')).toBe('Sun');
  expect(formatDay('2026-03-01', 'long', 'en-GB')).toMatch(/^Sunday,? 1 March 2026$/);
  expect(formatDay('2026-03-01', 'month', 'en-GB')).toBe('Mar');
});

it('names weekdays by their ISO number', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekday(day, 'short', 'en-GB')).join(' ')).toBe(
    'Mon Tue Wed Thu Fri Sat Sun',
  );
  expect(formatWeekday(7, 'long', 'en-GB')).toBe('Sunday');
});

describe('in Spanish', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  const madrid = { timeZone: 'Europe/Madrid', now, locale: 'es-ES' };

  it.each([
    ['2026-11-23T09:59:40Z', 'ahora'],
    ['2026-11-23T07:31:00Z', 'hoy, 8:31'],
    ['2026-11-22T17:40:00Z', 'ayer, 18:40'],
    ['2026-11-19T08:02:00Z', 'jueves, 9:02'],
    ['2026-03-12T06:15:00Z', '12 de marzo, 7:15'],
    ['2025-03-12T06:15:00Z', '12 de marzo de 2025, 7:15'],
  ])('%s is "%s"', (instant, text) => {
    expect(formatRelativeDate(instant, madrid)).toBe(text);
  });

  it('tells numbers, shares, lengths and days', () => {
    expect(formatNumber(12_345, 'es-ES')).toBe('12.345');
    expect(formatNumber(12_345, 'es-MX')).toBe('12,345');
    expect(formatPercent(0.424, 'es-ES')).toMatch(/^42\s%$/);
    expect(formatDuration(65 * 60_000, 'es-ES')).toBe('1 h 05 min');
    expect(formatDay('2026-03-01', 'short', 'es-ES')).toBe('1 mar');
    expect(formatDay('2026-03-01', 'long', 'es-ES')).toBe('domingo, 1 de marzo de 2026');
    expect(formatWeekday(3, 'long', 'es-ES')).toBe('miércoles');
  });
});

it.each([
  ['en-GB', 'Europe/Berlin', '07:15'],
  ['en-GB', 'Asia/Kolkata', '11:45'],
  ['en-US', 'Europe/Berlin', '07:15 AM'],
  ['es-ES', 'Europe/Madrid', '07:15'],
])('tells the time of day in %s and the zone %s', (locale, timeZone, text) => {
  // Some locales part hour and half of the day by a narrow space.
  expect(formatTime('2026-03-12T06:15:09Z', { timeZone, locale }).replace(/\s/gu, ' ')).toBe(text);
});

it('writes numbers and shares in the locale', () => {
  expect(formatNumber(12_345.6, 'en-GB')).toBe('12,346');
  expect(formatNumber(12_345, 'de')).toBe('12.345');
  expect(formatPercent(0.424, 'en-GB')).toBe('42%');
});
