import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barkDepth,
  defaultMaxRings,
  type GrowthWeek,
  growthRings,
  minThickness,
  outlineRadius,
  ringsExtent,
  ringThicknesses,
  seededRandom,
  trunkShape,
} from './growth-rings.geometry.ts';

const weeksOf = (minutes: readonly number[]): GrowthWeek[] =>
  minutes.map((value, index) => ({ weekStart: `w${index}`, minutes: value, days: value > 0 ? 3 : 0 }));

const anyMinutes = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 80 });
const angles = Array.from({ length: 72 }, (_, index) => (index / 72) * Math.PI * 2);

describe('growthRings', () => {
  it('gives each of the last 34 weeks a ring and merges older ones into the heartwood', () => {
    const tree = growthRings({ weeks: weeksOf(Array(40).fill(30)), seed: 'a', todayMinutes: 0, olderWeeks: 12 });
    expect(tree.rings).toHaveLength(defaultMaxRings);
    expect(tree.heartwood?.weeks).toBe(18);
    expect(tree.rings[0]?.key).toBe('w39');
    expect(tree.rings.at(-1)?.key).toBe('w6');
  });

  it('lets a tree whose weeks lie long ago be as old as it is', () => {
    const treeOf = (own: number, olderWeeks: number) =>
      growthRings({ weeks: weeksOf(Array(own).fill(30)), seed: 'a', todayMinutes: 0, olderWeeks });
    const heartwoodOf = (own: number, olderWeeks: number) => treeOf(own, olderWeeks).heartwood?.radius ?? 0;
    expect(heartwoodOf(1, 60)).toBeGreaterThan(heartwoodOf(1, 10) + 20);
    expect(heartwoodOf(34, 60)).toBe(heartwoodOf(34, 10));
    expect(treeOf(1, 500).reach).toBeLessThan(treeOf(34, 500).reach);
  });

  it('has no heartwood while every week has its own ring', () => {
    expect(growthRings({ weeks: weeksOf([5, 0, 9]), seed: 'a', todayMinutes: 0 }).heartwood).toBeNull();
  });

  it('draws a week of rest as a thin pale ring, never as a gap', () => {
    const tree = growthRings({ weeks: weeksOf([30, 0, 30]), seed: 'a', todayMinutes: 0 });
    const rest = tree.rings.find((ring) => ring.key === 'w1');
    expect(rest?.rest).toBe(true);
    expect(rest?.thickness).toBeCloseTo(minThickness);
    expect(rest?.lateWidth).toBeGreaterThan(0);
  });

  it('is the same tree every time, and another one for another person', () => {
    const input = { weeks: weeksOf([10, 20, 30]), todayMinutes: 5 };
    expect(growthRings({ ...input, seed: 'one' })).toEqual(growthRings({ ...input, seed: 'one' }));
    expect(growthRings({ ...input, seed: 'one' }).rings[0]?.path).not.toBe(
      growthRings({ ...input, seed: 'two' }).rings[0]?.path,
    );
  });

  it('stays small enough to draw', () => {
    const tree = growthRings({ weeks: weeksOf(Array(34).fill(40)), seed: 'a', todayMinutes: 9 });
    const characters = tree.rings.reduce((sum, ring) => sum + ring.path.length, 0);
    expect(characters).toBeLessThan(24_000);
  });

  it('keeps rings in order, thick enough to be told apart, and within reach', () => {
    fc.assert(
      fc.property(anyMinutes, fc.string(), fc.integer({ min: 0, max: 900 }), (minutes, seed, today) => {
        const tree = growthRings({ weeks: weeksOf(minutes), seed, todayMinutes: today });
        const outwards = tree.rings.toReversed();
        let before = tree.heartwood?.radius ?? tree.heart.radius;
        for (const ring of outwards) {
          expect(ring.thickness).toBeGreaterThanOrEqual(minThickness);
          expect(ring.radius).toBeCloseTo(before + ring.thickness);
          expect(ring.lateWidth).toBeLessThan(ring.thickness);
          before = ring.radius;
        }
        expect(tree.bark.innerRadius).toBeGreaterThan(before);
        expect(tree.bark.radius).toBeLessThanOrEqual(ringsExtent + 0.001);
        const shape = trunkShape(seed);
        for (const angle of angles) {
          expect(outlineRadius(shape, tree.bark.innerRadius, angle) + tree.bark.thickness).toBeLessThan(tree.reach);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never lets outlines cross, whatever the person', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const shape = trunkShape(seed);
        let least = Number.POSITIVE_INFINITY;
        for (const angle of angles) {
          for (let radius = 30; radius < ringsExtent; radius += minThickness) {
            const space = outlineRadius(shape, radius + minThickness, angle) - outlineRadius(shape, radius, angle);
            least = Math.min(least, space);
          }
        }
        // More than two trembling neighbours can take.
        expect(least).toBeGreaterThan(minThickness * 0.5);
      }),
      { numRuns: 60 },
    );
  });
});

describe('ringThicknesses', () => {
  it('gives more minutes a thicker ring', () => {
    const [little = 0, much = 0] = ringThicknesses([10, 90], 40);
    expect(much).toBeGreaterThan(little);
  });

  it('shares evenly when every week was rest', () => {
    expect(ringThicknesses([0, 0, 0], 60)).toEqual([minThickness, minThickness, minThickness]);
  });

  it('has nothing to share without weeks', () => {
    expect(ringThicknesses([], 60)).toEqual([]);
  });
});

describe('barkDepth', () => {
  it('grows with today, ever slower, and stops within its room', () => {
    const depths = [0, 5, 10, 30, 60, 600].map(barkDepth);
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
    expect(depths[0]).toBe(3);
    expect(depths.at(-1)).toBeLessThanOrEqual(13);
    expect(barkDepth(-4)).toBe(3);
  });
});

it('repeats its random numbers for the same text', () => {
  const [one, two] = [seededRandom('x'), seededRandom('x')];
  expect([one(), one(), one()]).toEqual([two(), two(), two()]);
  expect(seededRandom('y')()).not.toBe(seededRandom('x')());
});
