import { describe, expect, test } from 'vitest';
import { coveringBar, labelledColumns, roundTicks, singleBar } from './bar-geometry.ts';

describe('a single bar', () => {
  test('fills its column but for a tenth on each side', () => {
    expect(singleBar(40, 36)).toEqual({ offset: 4, size: 32 });
  });
  test('grows no wider than it may, and stays in the middle', () => {
    expect(singleBar(100, 36)).toEqual({ offset: 32, size: 36 });
  });
  test('may be thinner than a pixel', () => {
    expect(singleBar(1, 36).size).toBeCloseTo(0.8);
  });
});

describe('a bar behind another', () => {
  test('stands in the middle of its column, on a whole pixel', () => {
    expect(coveringBar(40, 36)).toEqual({ offset: 4, size: 32 });
    expect(coveringBar(101, 36)).toEqual({ offset: 32, size: 36 });
  });
  test('stays within a column of less than a pixel', () => {
    expect(coveringBar(0.5, 36)).toEqual({ offset: 0, size: 0.4 });
  });
});

describe('labels', () => {
  const days = Array.from({ length: 30 }, (_, at) => String(at + 1));
  const weeks = (...runs: [string, number][]) => runs.flatMap(([month, count]) => Array<string>(count).fill(month));

  test('stand under every column that has room', () => {
    expect(labelledColumns(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], 350)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(labelledColumns(days, 300)).toEqual([0, 4, 8, 12, 16, 20, 24, 28]);
    expect(labelledColumns([], 300)).toEqual([]);
  });
  test('leave more room when they are longer', () => {
    expect(labelledColumns(['27 Feb', '12 Mar', '2 Apr', '16 Apr'], 160)).toEqual([0, 2]);
  });
  test('are said once by columns that share them', () => {
    expect(labelledColumns(weeks(['Jan', 4], ['Feb', 4], ['Mar', 5]), 400)).toEqual([0, 4, 8]);
  });
  test('give way at the beginning to the first whole month', () => {
    expect(labelledColumns(weeks(['Nov', 1], ['Dec', 4], ['Jan', 5]), 100)).toEqual([1, 5]);
  });
});

describe('ticks', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 5, 10]],
    [10, [0, 5, 10]],
    [95, [0, 50, 100]],
    [300, [0, 100, 200, 300]],
    [731, [0, 250, 500, 750]],
  ])('up to %i are %j', (greatest, ticks) => {
    expect(roundTicks(greatest, 4)).toEqual(ticks);
  });
  test('are whole, rise from 0 and leave no value out', () => {
    for (let greatest = 0; greatest < 3000; greatest += 7) {
      const ticks = roundTicks(greatest, 4);
      expect(ticks[0]).toBe(0);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});
