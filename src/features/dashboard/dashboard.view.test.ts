import { describe, expect, it } from 'vitest';
import { makeDay } from './dashboard.test-data.ts';
import { activeOn, activeSince, fullMinutes, practiceDots, restDays, ringsOf, weekOf } from './dashboard.view.ts';

const days = [makeDay('2025-10-22', 6), makeDay('2025-11-03', 10), makeDay('2025-11-05', 12)];

describe('figures of the dashboard', () => {
  it('counts full minutes only', () => {
    expect(fullMinutes(599_999)).toBe(9);
    expect(fullMinutes(600_000)).toBe(10);
    expect(activeOn(days, '2025-11-05')).toBe(720_000);
    expect(activeOn(days, '2025-11-06')).toBe(0);
    expect(activeSince(days, '2025-11-03', '2025-11-05')).toBe(1_320_000);
  });

  it('lays out the week from the person’s own first day', () => {
    const week = weekOf(days, '2025-11-05', 1);
    expect(week.map((day) => day.when)).toEqual(['past', 'past', 'today', 'ahead', 'ahead', 'ahead', 'ahead']);
    expect(week.map((day) => fullMinutes(day.activeMs))).toEqual([10, 0, 12, 0, 0, 0, 0]);
    expect(weekOf(days, '2025-11-05', 7)[0]?.date).toBe('2025-11-02');
    expect(weekOf(days, '2025-11-10', 1).map((day) => fullMinutes(day.beforeMs))).toEqual([10, 0, 12, 0, 0, 0, 0]);
  });

  it('makes a ring of every week since the first, rest too', () => {
    const options = { today: '2025-11-05', weekStart: 1 };
    expect(ringsOf(days, '2025-10-22', options)).toEqual({
      weeks: [
        { from: '2025-10-20', activeMs: 360_000, practisedDays: 1 },
        { from: '2025-10-27', activeMs: 0, practisedDays: 0 },
        { from: '2025-11-03', activeMs: 1_320_000, practisedDays: 2 },
      ],
      olderWeeks: 0,
    });
    expect(ringsOf([], null, options)).toEqual({ weeks: [], olderWeeks: 0 });
    expect(ringsOf([makeDay('2025-11-06', 1)], null, options)).toEqual({ weeks: [], olderWeeks: 0 });
  });

  it('lets older weeks rest in the heartwood, and draws this week even after a long rest', () => {
    const options = { today: '2025-11-05', weekStart: 1 };
    expect(ringsOf(days, '2025-10-08', options).olderWeeks).toBe(2);
    expect(ringsOf([], '2025-10-22', options)).toEqual({
      weeks: [{ from: '2025-11-03', activeMs: 0, practisedDays: 0 }],
      olderWeeks: 2,
    });
  });

  it('shows fourteen days, and today is no rest yet', () => {
    const dots = practiceDots(days, '2025-11-06', [{ validFrom: '0001-01-01', dailyMinutes: 12, weeklyMinutes: 70 }]);
    expect(dots).toHaveLength(14);
    expect(dots[0]?.date).toBe('2025-10-24');
    expect(dots.at(-1)).toEqual({ date: '2025-11-06', minutes: 0, practised: false, isToday: true, atGoal: false });
    expect(restDays(dots)).toBe(11);
  });
});
