import { expect, test } from 'vitest';
import { type SessionRow, validateBatch } from '#src/domain/sessions.ts';
import { sessionRow } from '../testing/answers.ts';
import { LiveSessions } from './live-sessions.ts';

const now = Date.parse('2026-03-02T08:00:00.000Z');

test.each([
  ['from a file', [sessionRow(1), sessionRow(2)] as unknown as SessionRow[]],
  ['from nothing', []],
])('live sessions %s are sound, end about now and have ids of their own', (_name, patterns) => {
  const sessions = new LiveSessions(patterns);
  const made = Array.from({ length: 20 }, () => sessions.next(now));
  expect(validateBatch(made, { asOf: now }).map((check) => [check.outcome, check.codes])).toEqual(
    made.map(() => ['counted', []]),
  );
  expect(new Set(made.map((session) => session.id)).size).toBe(20);
  expect(made.every((session) => now - Date.parse(session.endedAt) < 100)).toBe(true);
  expect(made.every((session) => session.finalXP === undefined)).toBe(true);
});
