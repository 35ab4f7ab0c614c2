import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS, levelOf } from './levels.ts';

test('the ladder is contiguous, strictly rising and has no twins', () => {
  expect(LEVELS.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(LEVELS.map(({ threshold }) => threshold)).toEqual([0, 50, 150, 300, 500, 750, 1000, 1500]);
  expect(new Set(LEVELS.flatMap(({ title, icon }) => [title, icon])).size).toBe(16);
});

test('more XP never means a lower level, and progress stays a percentage', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 3000 }), fc.nat(500), (xp, more) => {
      const before = levelOf(xp);
      expect(levelOf(xp + more).level).toBeGreaterThanOrEqual(before.level);
      expect(before.progressPercent).toBeGreaterThanOrEqual(0);
      expect(before.progressPercent).toBeLessThanOrEqual(100);
      expect(before.threshold + before.xpIntoLevel).toBe(Math.max(0, xp));
      expect(before.xpIntoLevel + (before.xpToNext ?? 0)).toBe(before.xpOfLevel ?? before.xpIntoLevel);
    }),
  );
});

test('beyond the last level XP keeps counting', () => {
  expect(levelOf(12_683)).toMatchObject({ level: 8, xpIntoLevel: 11_183, xpToNext: null, next: null });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no XP', (xp) => {
  expect(() => levelOf(xp)).toThrow(/finite/);
});
