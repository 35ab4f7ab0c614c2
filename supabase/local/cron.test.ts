import { expect, test } from 'vitest';
import { isDue } from './cron.ts';

const at = (text: string) => new Date(`${text}:00Z`);

test.each([
  ['* * * * *', '2025-09-05T09:07', true],
  ['7 9 * * *', '2025-09-05T09:07', true],
  ['7 9 * * *', '2025-09-05T10:07', false],
  ['*/15 * * * *', '2025-09-05T09:45', true],
  ['*/15 * * * *', '2025-09-05T09:46', false],
  ['0 9-17/2 * * *', '2025-09-05T11:00', true],
  ['0 9-17/2 * * *', '2025-09-05T12:00', false],
  ['0 0 1,15 * *', '2025-09-15T00:00', true],
  ['0 0 * * 7', '2025-09-07T00:00', true], // a Sunday
  ['0 0 * * 1-5', '2025-09-07T00:00', false],
  ['0 0 13 * 5', '2025-09-05T00:00', true], // a Friday that is not the 13th
  ['0 0 13 * 5', '2025-09-06T00:00', false],
])('%s at %s: %s', (schedule, time, due) => {
  expect(isDue(schedule, at(time))).toBe(due);
});

test.each(['* * * *', '61 seconds', 'a * * * *', '*/ * * * *'])('%s is no schedule', (schedule) => {
  expect(() => isDue(schedule, at('2025-09-05T09:07'))).toThrow('cron:');
});
