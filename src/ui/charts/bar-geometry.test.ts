import { describe, expect, test } from 'vitest';
import { labelStep, overlappingBar, roundTicks, singleBar } from './bar-geometry.ts';

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

test('two bars overlap by four fifths of the column', () => {
  expect(overlappingBar(40, 0, 40)).toEqual({ offset: 4, size: 32 });
  expect(overlappingBar(40, 1, 36)).toEqual({ offset: 4, size: 32 });
});

test.each([
  [7, 350, 32, 1],
  [30, 300, 32, 4],
  [0, 300, 32, 1],
])('%i columns on %i pixels name every column that has room', (count, width, label, step) => {
  expect(labelStep(count, width, label)).toBe(step);
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
