import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosses, labelPlace, niceTop } from './minutes-bars.layout.ts';

describe('labelPlace', () => {
  it('stands above the bar when no goal line is near', () => {
    expect(labelPlace({ barTop: 100, barHeight: 60, goalY: null })).toEqual({ baseline: 96, inside: false });
    expect(labelPlace({ barTop: 100, barHeight: 60, goalY: 40 })).toEqual({ baseline: 96, inside: false });
  });

  it('goes into the bar when the line runs just above it', () => {
    const place = labelPlace({ barTop: 100, barHeight: 60, goalY: 92 });
    expect(place.inside).toBe(true);
    expect(place.baseline).toBeGreaterThan(100);
  });

  it('goes above the line when the bar has no room within', () => {
    const place = labelPlace({ barTop: 100, barHeight: 6, goalY: 94 });
    expect(place).toEqual({ baseline: 90, inside: false });
  });

  it('never sits on the line', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 180, noNaN: true }),
        fc.double({ min: 20, max: 180, noNaN: true }),
        (barHeight, goalY) => {
          const barTop = 190 - barHeight;
          const place = labelPlace({ barTop, barHeight, goalY });
          expect(crosses(place.baseline, goalY)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('niceTop', () => {
  it.each([
    [0, 10],
    [7, 8],
    [18, 20],
    [23, 25],
    [61, 80],
    [100, 100],
    [101, 120],
    [0.4, 0.4],
  ])('%d fits under %d', (greatest, top) => {
    expect(niceTop(greatest)).toBeCloseTo(top);
  });
});
