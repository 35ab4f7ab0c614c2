import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATTERNS } from '#src/domain/patterns.ts';
import { validateSession } from '#src/domain/sessions.ts';
import type { SessionClock } from './session-clock.ts';
import { cyclesIn, endsItself, type SessionPlan, sessionRowOf } from './session-row.ts';

const startedAt = 1_757_062_800_000;
const ended = (elapsedMs: number, activeMs = elapsedMs): SessionClock => ({
  state: 'ended',
  startedAt,
  elapsedMs,
  activeMs,
  sleptMs: 0,
  last: { wall: startedAt + elapsedMs, mono: elapsedMs },
});

describe('a session as it is written down', () => {
  test('is a row of the extension, with pattern and zone', () => {
    expect(sessionRowOf({ pattern: 'chill', goalMinutes: 5 }, ended(320_000.4, 300_000.9), 'Europe/Berlin')).toEqual({
      id: 'sess-1757062800000',
      startedAt: '2025-09-05T09:00:00.000Z',
      endedAt: '2025-09-05T09:05:20.001Z',
      activeMs: 300_000,
      cycles: 21,
      goalMinutes: 5,
      goalBonusXP: 3,
      pattern: 'chill',
      timeZone: 'Europe/Berlin',
    });
  });

  test('has no goal when it was open, and no bonus', () => {
    const row = sessionRowOf({ pattern: '4-0-6-2', goalMinutes: null }, ended(60_000), 'UTC');
    expect(row).not.toHaveProperty('goalMinutes');
    expect(row).toMatchObject({ goalBonusXP: 0, cycles: 5, pattern: '4-0-6-2' });
  });

  test('whatever was breathed, the server takes it', () => {
    const plan: fc.Arbitrary<SessionPlan> = fc.record({
      pattern: fc.oneof(
        fc.constantFrom(...Object.keys(PATTERNS)),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }).map((parts) => parts.join('-')),
      ),
      goalMinutes: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
    });
    const time = fc.double({ min: 0, max: 86_000_000, noNaN: true });
    fc.assert(
      fc.property(plan, time, time, (chosen, one, other) => {
        const row = sessionRowOf(chosen, ended(Math.max(one, other), Math.min(one, other)), 'UTC');
        const check = validateSession(JSON.parse(JSON.stringify(row)), { asOf: startedAt + 90_000_000 });
        expect(check.outcome).toBe('counted');
        expect(check.codes.filter((code) => code !== 'unusual_goal' && code !== 'implausibly_long')).toEqual([]);
      }),
    );
  });
});

test.each([
  ['chill', 13_999, 0],
  ['chill', 14_000, 1],
  ['medium', 600_000, 60],
  ['active', 600_000, 54],
  ['boxing', 600_000, 37],
  ['relaxing', 600_000, 31],
  ['0-0-0-1', 5_500, 5],
  ['0-0-0-0', 600_000, 0],
  ['no pattern', 600_000, 0],
])('%s for %i ms is %i whole breaths', (pattern, activeMs, cycles) => {
  expect(cyclesIn(pattern, activeMs)).toBe(cycles);
});

test.each([
  [1, 59_999, false],
  [1, 60_000, true],
  [3, 180_000, false],
  [null, 3_600_000, false],
])('a goal of %j minutes after %i ms ends itself: %j', (goalMinutes, activeMs, expected) => {
  expect(endsItself({ pattern: 'chill', goalMinutes }, ended(activeMs))).toBe(expected);
});
