import { describe, expect, it } from 'vitest';
import { type DaysState, mergeLoadedDays, patchDays } from './analytics.cache.ts';

interface Day {
  readonly local_date: string;
  readonly sessions: number;
}
const row = (local_date: string, sessions: number): Day => ({ local_date, sessions });
const state: DaysState<Day> = {
  from: '2025-11-03',
  to: '2025-11-09',
  days: [row('2025-11-03', 1), row('2025-11-05', 2)],
  versions: {},
};

describe('patchDays', () => {
  it('adds, replaces and removes days in order, and ignores other periods', () => {
    const next = patchDays(state, 7, [row('2025-11-04', 1), row('2025-11-05', 0), row('2025-11-10', 9)]);
    expect(next.days).toEqual([row('2025-11-03', 1), row('2025-11-04', 1)]);
    expect(patchDays(state, 7, [row('2025-11-10', 9)])).toBe(state);
  });

  it('does not let an older version win, whatever the order', () => {
    const newer = patchDays(state, 9, [row('2025-11-05', 4)]);
    expect(patchDays(newer, 8, [row('2025-11-05', 3)])).toBe(newer);
    expect(patchDays(newer, 9, [row('2025-11-05', 4)])).toBe(newer);
    expect(patchDays(newer, 8, [row('2025-11-04', 1)]).days).toHaveLength(3);
  });
});

describe('mergeLoadedDays', () => {
  it('keeps what came live during the load and takes the rest', () => {
    const loaded = { ...state, days: [row('2025-11-03', 5)] };
    expect(mergeLoadedDays(undefined, loaded, undefined)).toBe(loaded);
    const before = patchDays(state, 3, [row('2025-11-03', 2)]);
    const during = patchDays(before, 4, [row('2025-11-06', 1)]);
    const merged = mergeLoadedDays(before, loaded, during);
    expect(merged.days).toEqual([row('2025-11-03', 5), row('2025-11-06', 1)]);
    expect(patchDays(merged, 3, [row('2025-11-03', 1)])).toBe(merged);
  });

  it('keeps a day that became empty during the load away', () => {
    const during = patchDays(state, 4, [row('2025-11-05', 0)]);
    expect(mergeLoadedDays(state, state, during).days).toEqual([row('2025-11-03', 1)]);
  });
});
