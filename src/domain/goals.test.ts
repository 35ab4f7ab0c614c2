import { expect, test } from 'vitest';
import { DEFAULT_GOALS, goalsOn } from './goals.ts';

const first = { validFrom: '2025-01-10', dailyMinutes: 10, weeklyMinutes: 70 };
const second = { validFrom: '2025-03-01', dailyMinutes: 15, weeklyMinutes: 60 };

test.each([
  ['2024-12-31', first],
  ['2025-01-10', first],
  ['2025-02-28', first],
  ['2025-03-01', second],
  ['2030-01-01', second],
])('on %s', (date, goals) => {
  expect(goalsOn([first, second], date)).toBe(goals);
});

test('whoever never chose has ten minutes a day', () => {
  expect(goalsOn([], '2025-01-01')).toBe(DEFAULT_GOALS);
});
