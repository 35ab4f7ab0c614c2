import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import { goalCompletion, goalDays, reachesDailyGoal, steadyDailyGoal } from './analytics.goals.ts';
import { chosenPeriod, periodOf } from './analytics.periods.ts';
import { dayPartOf, driftOf, hourQuantile, hourSpread } from './analytics.rhythm.ts';
import {
  bucketsOf,
  favouriteHour,
  hourByWeekday,
  minutesByDay,
  periodSums,
  rowsIn,
  unitOf,
  weekdayOrder,
  xpSplit,
} from './analytics.series.ts';
import { pledgesOf, sharesOf, timeSplit } from './analytics.shares.ts';
import { aRow, atHour } from './analytics.test-data.ts';

const custom = (from: string, to: string) => ({ range: 'custom', from, to }) as const;

describe('bars', () => {
  it('has one for each day up to today, rest as zero', () => {
    const buckets = bucketsOf(periodOf('week', '2025-11-05', 1), [aRow('2025-11-04', 12)], {
      weekStart: 1,
      today: '2025-11-05',
    });
    expect(buckets.map(({ date, minutes }) => [date, minutes])).toEqual([
      ['2025-11-03', 0],
      ['2025-11-04', 12],
      ['2025-11-05', 0],
    ]);
  });

  it('sums a year by weeks, cut at its ends', () => {
    const rows = [aRow('2024-12-31', 100), aRow('2025-01-01', 10), aRow('2025-01-05', 5), aRow('2025-01-06', 7)];
    const buckets = bucketsOf(periodOf('year', '2025-06-01', 1), rows, { weekStart: 1, today: '2026-03-01' });
    expect(buckets).toHaveLength(53);
    expect(buckets[0]).toMatchObject({ date: '2025-01-01', end: '2025-01-05', minutes: 15, sessions: 2 });
    expect(buckets[1]).toMatchObject({ date: '2025-01-06', end: '2025-01-12', minutes: 7 });
    expect(buckets.at(-1)).toMatchObject({ date: '2025-12-29', end: '2025-12-31' });
  });

  it('tells many years by months, and very many by years, a month that begins earlier included', () => {
    const months = custom('2020-04-20', '2023-01-10');
    const rows = [aRow('2020-04-01', 30), aRow('2020-05-01', 7), aRow('2023-01-01', 1)];
    const buckets = bucketsOf(months, rows, { weekStart: 1, today: '2023-01-10' });
    expect(unitOf(months)).toBe('month');
    expect(buckets[0]).toMatchObject({ date: '2020-04-20', end: '2020-04-30', minutes: 30 });
    expect(buckets).toHaveLength(34);
    const years = custom('1980-06-01', '2023-01-10');
    expect(unitOf(years)).toBe('year');
    const byYear = bucketsOf(years, [aRow('1980-06-01', 3), aRow('1981-02-01', 4), aRow('1981-03-01', 5)], {
      weekStart: 1,
      today: '2023-01-10',
    });
    expect(byYear.slice(0, 2).map((bucket) => bucket.minutes)).toEqual([3, 9]);
    expect(rowsIn(months, [aRow('2020-03-01', 1), ...rows])).toEqual(rows);
  });

  it('never has more than 400, loses nothing and doubles nothing', () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 16_000 }),
      fc.uniqueArray(fc.nat({ max: 16_000 }), { maxLength: 60 }),
      fc.constantFrom(1, 6, 7),
      (length, offsets, weekStart) => {
        const today = '2025-11-05';
        const first = addDays(today, -length);
        const period = chosenPeriod('custom', { from: first, to: today, today, firstDate: first, weekStart });
        const grain = unitOf(period) === 'day' || unitOf(period) === 'week' ? 'day' : 'month';
        const dates = offsets.map((offset) => addDays(period.from, offset)).filter((date) => date <= today);
        const keys = [...new Set(dates.map((date) => (grain === 'day' ? date : `${date.slice(0, 7)}-01`)))].sort();
        const rows = keys.map((date) => aRow(date, 1));
        const buckets = bucketsOf(period, rows, { weekStart, today });
        expect(buckets.length).toBeLessThanOrEqual(400);
        expect(buckets.flatMap((bucket) => bucket.rows)).toEqual(rows);
        expect(buckets[0]?.date).toBe(period.from);
        expect(buckets.at(-1)?.end).toBe(today);
      },
    );
    fc.assert(property);
  });

  it('knows the minutes of every day up to today', () => {
    const days = minutesByDay(periodOf('week', '2025-11-05', 1), [aRow('2025-11-04', 12)], '2025-11-05');
    expect(days.map((day) => day.minutes)).toEqual([0, 12, 0]);
  });
});

describe('sums', () => {
  const rows = [
    aRow('2025-11-03', 15, { sessions: 2, cycles: 20, goal_bonus_xp: 5 }),
    aRow('2025-11-04', 9.99, { cycles: 3, goal_bonus_xp: 0 }),
    aRow('2025-11-05', 0, { cycles: 0, goal_bonus_xp: 0 }),
  ];

  it('splits XP, and counts full minutes and days with practice', () => {
    expect(xpSplit(rows)).toEqual({ cycles: 23, bonus: 5 });
    expect(periodSums(rows)).toEqual({ minutes: 24, sessions: 4, practised: 2 });
  });

  it('splits time into breathing and pauses, never below nothing', () => {
    expect(timeSplit([aRow('2025-11-03', 10, { elapsed_ms: 720_000 })])).toEqual({
      activeMs: 600_000,
      pausedMs: 120_000,
    });
    expect(timeSplit([aRow('2025-11-03', 10, { elapsed_ms: 0 })]).pausedMs).toBe(0);
    expect(pledgesOf([aRow('2025-11-03', 1, { pledges_honored: 2, pledges_missed: 1 })])).toEqual({
      honored: 2,
      missed: 1,
    });
  });

  it('shares out practice, most first', () => {
    const part = (sessions: number, active_ms: number) => ({ sessions, active_ms });
    const shared = [
      aRow('2025-11-03', 1, { by_pattern: { chill: part(1, 10), unknown: part(2, 30) } }),
      aRow('2025-11-04', 1, { by_pattern: { chill: part(1, 20), active: part(1, 30), boxing: part(1, 30) } }),
    ];
    expect(sharesOf(shared, (row) => row.by_pattern)).toEqual(
      [
        { key: 'unknown', sessions: 2, active_ms: 30 },
        { key: 'chill', sessions: 2, active_ms: 30 },
        { key: 'active', sessions: 1, active_ms: 30 },
        { key: 'boxing', sessions: 1, active_ms: 30 },
      ].sort((a, b) => b.sessions - a.sessions || a.key.localeCompare(b.key)),
    );
  });
});

describe('goals', () => {
  const goals = [
    { validFrom: '0001-01-01', dailyMinutes: 10, weeklyMinutes: 30 },
    { validFrom: '2025-11-12', dailyMinutes: 20, weeklyMinutes: 200 },
  ];
  const rows = [
    aRow('2025-11-03', 15),
    aRow('2025-11-04', 9.99),
    aRow('2025-11-05', 10),
    aRow('2025-11-12', 15),
    aRow('2025-11-13', 20),
  ];
  const options = { weekStart: 1, goals, today: '2025-11-18' };

  it('sees each day and week by the goal that held then, without rounding', () => {
    expect(rows.map((row) => reachesDailyGoal(row, goals))).toEqual([true, false, true, false, true]);
    expect(goalCompletion(custom('2025-11-01', '2025-11-30'), rows, options)).toEqual({
      days: 18,
      daysAtGoal: 3,
      // The week that runs and those that the span cuts are not counted.
      weeks: 2,
      weeksAtGoal: 1,
      goalsSet: 5,
      goalsReached: 5,
    });
  });

  it('tells days at the goal from days with less, and leaves rest alone', () => {
    const [bucket] = bucketsOf(periodOf('year', '2025-11-05', 1), rows, { weekStart: 1, today: '2025-12-31' }).slice(
      44,
    );
    expect(bucket && goalDays(bucket, goals)).toEqual({ reached: 2, less: 1 });
  });

  it('draws one line only where one goal held', () => {
    expect(steadyDailyGoal(periodOf('week', '2025-11-05', 1), goals)).toBe(10);
    expect(steadyDailyGoal(periodOf('month', '2025-11-05', 1), goals)).toBeNull();
    expect(steadyDailyGoal(periodOf('month', '2025-12-05', 1), goals)).toBe(20);
  });
});

describe('hours', () => {
  it('follow the order of the week and add up', () => {
    expect(weekdayOrder(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
    const cells = hourByWeekday([aRow('2025-11-05', 10), aRow('2025-11-12', 5), aRow('2025-11-09', 1)], 7);
    expect([cells[3]?.[8], cells[0]?.[8]]).toEqual([15, 1]);
    expect(cells.flat().reduce((sum, minutes) => sum + minutes, 0)).toBe(16);
    expect(favouriteHour(cells)).toEqual({ row: 3, hour: 8, minutes: 15 });
    expect(favouriteHour(hourByWeekday([], 1))).toBeNull();
  });

  it('have a middle and a middle half, which lie within what happened', () => {
    expect(hourQuantile([0, 1, 1, 2], 0.5)).toBe(2);
    expect(hourQuantile([0, 0], 0.5)).toBeNull();
    expect(hourSpread([])).toBeNull();
    const hours = fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(hours, (list) => {
        const spread = hourSpread(list.map((hour) => atHour('2025-11-03', hour)));
        const sorted = [...list].sort((a, b) => a - b);
        expect(spread?.middle).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
        expect(spread && spread.low <= spread.middle && spread.middle <= spread.high).toBe(true);
      }),
    );
  });

  it('wander from the first half to the second', () => {
    const rows = [atHour('2025-11-03', 8), atHour('2025-11-05', 10), atHour('2025-11-07', 21)];
    const buckets = bucketsOf(periodOf('week', '2025-11-05', 1), rows, { weekStart: 1, today: '2025-11-09' });
    expect(driftOf(buckets)).toEqual({ from: 8, to: 21 });
    expect(driftOf(buckets.slice(1, 3))).toBeNull();
    expect([4, 5, 11, 12, 17, 18, 23].map(dayPartOf)).toEqual([
      'night',
      'morning',
      'morning',
      'afternoon',
      'afternoon',
      'evening',
      'evening',
    ]);
  });
});
