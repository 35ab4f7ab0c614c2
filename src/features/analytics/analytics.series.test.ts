import { describe, expect, it } from 'vitest';
import { nextPeriod, periodOf, periodTitle, previousPeriod } from './analytics.periods.ts';
import { analyticsSearchSchema } from './analytics.search.ts';
import {
  bucketEnd,
  bucketsOf,
  type DayTotals,
  daysIn,
  favouriteHour,
  goalCompletion,
  hourByWeekday,
  periodSums,
  weekdayOrder,
  xpSplit,
} from './analytics.series.ts';

function day(local_date: string, minutes: number, more: Partial<DayTotals> = {}): DayTotals {
  return {
    local_date,
    sessions: 1,
    active_ms: minutes * 60_000,
    cycles: 0,
    goal_bonus_xp: 0,
    goals_set: 0,
    goals_reached: 0,
    active_ms_by_hour: Array.from({ length: 24 }, (_, hour) => (hour === 8 ? minutes * 60_000 : 0)),
    ...more,
  };
}

describe('periods', () => {
  it.each([
    ['week', '2025-11-05', 1, '2025-11-03', '2025-11-09'],
    ['week', '2025-11-09', 7, '2025-11-09', '2025-11-15'],
    ['week', '2025-11-07', 6, '2025-11-01', '2025-11-07'],
    ['month', '2024-02-29', 1, '2024-02-01', '2024-02-29'],
    ['month', '2025-12-31', 1, '2025-12-01', '2025-12-31'],
    ['quarter', '2025-11-05', 1, '2025-10-01', '2025-12-31'],
    ['quarter', '2025-03-31', 1, '2025-01-01', '2025-03-31'],
    ['year', '2024-06-01', 1, '2024-01-01', '2024-12-31'],
  ] as const)('%s of %s, week from %i', (range, date, weekStart, from, to) => {
    expect(periodOf(range, date, weekStart)).toEqual({ range, from, to });
  });

  it('goes back and forth without gaps', () => {
    for (const range of ['week', 'month', 'quarter', 'year'] as const) {
      const period = periodOf(range, '2025-01-15', 1);
      expect(nextPeriod(previousPeriod(period, 1), 1)).toEqual(period);
    }
    expect(previousPeriod(periodOf('month', '2025-01-15', 1), 1).from).toBe('2024-12-01');
    expect(nextPeriod(periodOf('quarter', '2025-11-15', 1), 1).from).toBe('2026-01-01');
  });

  it('names a period as people do', () => {
    expect(periodTitle(periodOf('week', '2025-11-05', 1), 'en-GB')).toMatch(/^3\s–\s9 Nov 2025$/);
    expect(periodTitle(periodOf('month', '2025-11-05', 1), 'en')).toBe('November 2025');
    expect(periodTitle(periodOf('quarter', '2025-11-05', 1), 'en')).toMatch(/^Oct\s–\sDec 2025$/);
    expect(periodTitle(periodOf('year', '2025-11-05', 1), 'en')).toBe('2025');
  });
});

describe('buckets', () => {
  it('has a bar for each day up to today, rest as zero', () => {
    const buckets = bucketsOf(periodOf('week', '2025-11-05', 1), [day('2025-11-04', 12)], {
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
    const days = [day('2024-12-31', 100), day('2025-01-01', 10), day('2025-01-05', 5), day('2025-01-06', 7)];
    const buckets = bucketsOf(periodOf('year', '2025-06-01', 1), days, { weekStart: 1, today: '2026-03-01' });
    expect(buckets).toHaveLength(53);
    expect(buckets[0]).toMatchObject({ date: '2025-01-01', days: 5, minutes: 15, sessions: 2 });
    expect(buckets[1]).toMatchObject({ date: '2025-01-06', days: 7, minutes: 7 });
    expect(buckets.at(-1)).toMatchObject({ date: '2025-12-29', days: 3 });
    expect(bucketEnd(buckets[0] ?? { date: '', days: 0, minutes: 0, sessions: 0, cyclesXp: 0, bonusXp: 0 })).toBe(
      '2025-01-05',
    );
  });

  it('never has more points than days of a quarter or weeks of a year', () => {
    const options = { weekStart: 7, today: '2030-01-01' };
    expect(bucketsOf(periodOf('quarter', '2024-08-01', 7), [], options)).toHaveLength(92);
    expect(bucketsOf(periodOf('year', '2024-08-01', 7), [], options).length).toBeLessThanOrEqual(54);
  });
});

describe('sums', () => {
  const period = periodOf('week', '2025-11-05', 1);
  const days = [
    day('2025-11-03', 15, { sessions: 2, cycles: 20, goal_bonus_xp: 5, goals_set: 2, goals_reached: 1 }),
    day('2025-11-04', 9.99, { cycles: 3, goals_set: 1 }),
  ];

  it('keeps only days of the period', () => {
    expect(daysIn(period, [day('2025-11-02', 1), ...days, day('2025-11-10', 1)])).toEqual(days);
  });

  it('counts days at the goal without rounding up', () => {
    expect(goalCompletion(period, days, { dailyGoalMinutes: 10, today: '2025-11-05' })).toEqual({
      days: 3,
      practised: 2,
      daysAtGoal: 1,
      goalsSet: 3,
      goalsReached: 1,
    });
  });

  it('splits XP and sums minutes', () => {
    expect(xpSplit(days)).toEqual({ cycles: 23, bonus: 5 });
    expect(periodSums(days)).toEqual({ minutes: 25, sessions: 3, practised: 2 });
  });
});

describe('hour by weekday', () => {
  it('follows the order of the week and adds up', () => {
    expect(weekdayOrder(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
    const cells = hourByWeekday([day('2025-11-05', 10), day('2025-11-12', 5), day('2025-11-09', 1)], 7);
    expect(cells[3]?.[8]).toBe(15);
    expect(cells[0]?.[8]).toBe(1);
    expect(cells.flat().reduce((sum, minutes) => sum + minutes, 0)).toBe(16);
    expect(favouriteHour(cells)).toEqual({ row: 3, hour: 8, minutes: 15 });
    expect(favouriteHour(hourByWeekday([], 1))).toBeNull();
  });
});

describe('address bar', () => {
  it('reads what it can and drops the rest', () => {
    expect(analyticsSearchSchema.parse({ range: 'year', at: '2025-01-01' })).toEqual({
      range: 'year',
      at: '2025-01-01',
    });
    expect(analyticsSearchSchema.parse({ range: 'aeon', at: '2025-02-31' })).toEqual({
      range: undefined,
      at: undefined,
    });
  });
});
