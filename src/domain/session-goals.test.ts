import { expect, test } from 'vitest';
import { goalOffer } from './session-goals.ts';

test.each([
  [0, [3, 5, 10], 5],
  [1, [3, 5, 10], 5],
  [2, [3, 5, 10], 5],
  [3, [5, 10, 15], 10],
  [4, [5, 10, 15], 10],
  [5, [10, 15, 20], 15],
  [6, [10, 15, 20], 15],
  [7, [15, 20, 25], 20],
  [8, [20, 30, 40], 30],
  [9, [20, 30, 40], 30],
])('level %i offers %j, usually %i', (level, minutes, usual) => {
  expect(goalOffer(level)).toEqual({ minutes, usual });
});
