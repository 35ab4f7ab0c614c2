import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_GOALS } from './sessions.ts';
import { goalBonus, reachedGoal, sessionXp } from './xp.ts';

test('a full goal pays what the shipped table says', () => {
  const full = USUAL_GOALS.map((goal) => [goal, goalBonus(goal * 60_000, goal)]);
  expect(full).toEqual([
    [1, 1],
    [3, 2],
    [5, 3],
    [10, 5],
    [15, 8],
    [20, 10],
    [25, 13],
    [30, 15],
    [40, 20],
  ]);
});

test('it is what the extension computes, for every goal that it offers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...USUAL_GOALS), fc.integer({ min: 0, max: 3_000_000 }), (goal, activeMs) => {
      expect(goalBonus(activeMs, goal)).toBe(Math.round(Math.min(1, activeMs / (goal * 60_000)) * goal * 0.5));
    }),
  );
});

test('it rises with time, from nothing up to half the goal', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(10_000_000), fc.integer({ min: 1, max: 240 }), (activeMs, more, goal) => {
      const bonus = goalBonus(activeMs, goal);
      expect(bonus).toBeGreaterThanOrEqual(0);
      expect(bonus).toBeLessThanOrEqual(Math.ceil(goal / 2));
      expect(goalBonus(activeMs + more, goal)).toBeGreaterThanOrEqual(bonus);
    }),
  );
});

test('a session earns its cycles and its bonus', () => {
  expect(sessionXp({ cycles: 42, goalBonusXP: 5 })).toBe(47);
  expect(sessionXp({ cycles: 42, goalBonusXP: null })).toBe(42);
  expect(sessionXp({ cycles: 0 })).toBe(0);
});

test('a goal is reached to the millisecond', () => {
  expect(reachedGoal(600_000, 10)).toBe(true);
  expect(reachedGoal(599_999, 10)).toBe(false);
  expect(reachedGoal(600_000, null)).toBe(false);
  expect(reachedGoal(0, 0)).toBe(false);
});
