import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import { currentRun, growthIcon, longestRun, runsOf } from './streaks.ts';

const dates = fc.array(fc.integer({ min: 0, max: 60 }).map((day) => addDays('2024-02-01', day)));

test('runs hold every date once, in order, with rest between them', () => {
  fc.assert(
    fc.property(dates, (given) => {
      const runs = runsOf(given);
      const held = runs.flatMap((run) => Array.from({ length: run.days }, (_, at) => addDays(run.from, at)));
      expect(held).toEqual([...new Set(given)].sort());
      for (const [at, run] of runs.entries()) {
        expect(daysBetween(run.from, run.to) + 1).toBe(run.days);
        const next = runs[at + 1];
        expect(next === undefined || daysBetween(run.to, next.from) > 1).toBe(true);
      }
    }),
  );
});

test('the current run is the latest or none, and never longer than the longest', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 62 }), (given, day) => {
      const today = addDays('2024-02-01', day);
      const runs = runsOf(given.filter((date) => date <= today));
      const current = currentRun(runs.at(-1) ?? null, today);
      expect(current?.days ?? 0).toBeLessThanOrEqual(longestRun(runs)?.days ?? 0);
      expect(current !== null).toBe(given.includes(today) || given.includes(addDays(today, -1)));
    }),
  );
});

test.each([
  [0, '○'],
  [1, '🌱'],
  [2, '🌱'],
  [3, '🌿'],
  [6, '🌿'],
  [7, '🌳'],
  [13, '🌳'],
  [14, '✨'],
  [29, '✨'],
  [30, '🏆'],
  [365, '🏆'],
])('%i days grow into %s', (days, icon) => {
  expect(growthIcon(days)).toBe(icon);
});
