import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import messages from '#tests/fixtures/bad/messages.json';
import { LONGEST_EXPORT } from './export-text.ts';
import { normaliseExport, readExport } from './snapshots.ts';

const frame = (meditation: unknown) => ({
  exportDate: '2025-09-06T09:12:00Z',
  breathMaster: { meditation, onboarding: {}, version: 4 },
});

function normalised(meditation: unknown) {
  const reading = normaliseExport(frame(meditation));
  if (!reading.ok) {
    throw new Error(reading.problem.message);
  }
  return reading.value;
}

test.each(messages)('$file is told apart: $code', ({ file, ...problem }) => {
  const text = readFileSync(new URL(`../../tests/fixtures/bad/${file}`, import.meta.url), 'utf8');
  expect(readExport(text)).toEqual({ ok: false, problem });
});

test('what people read has neither commands nor exclamation marks', () => {
  for (const { message } of messages) {
    expect(message).not.toMatch(/!|\b(?:must|please|invalid|error|failed)\b/i);
    expect(message).toMatch(/\.$/);
  }
});

test('a text of fifty million characters is refused before it is read', () => {
  const text = `{ "exportDate": "${'2'.repeat(50_000_000)}" }`;
  expect(text.length).toBeGreaterThan(LONGEST_EXPORT);
  expect(readExport(text)).toMatchObject({ ok: false, problem: { code: 'too_large' } });
});

const key = fc.constantFrom('version', 'payload', 'sessions', 'totalXP', 'dailyChallenges', 'lastModified', 'clientId');
const odd = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  value: fc.oneof({ maxDepth: 6 }, fc.jsonValue(), tie('object'), fc.array(tie('value'), { maxLength: 3 })),
}));

describe('whatever the JSON', () => {
  test('an answer comes back, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd.object, odd.object.map(frame)), (value) => {
        const reading = normaliseExport(value);
        expect(reading.ok || reading.problem.message.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the same for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          odd.object.map((value) => JSON.stringify(frame(value))),
        ),
        (text) => {
          const reading = readExport(text);
          expect(reading.ok || reading.problem.code.length > 0).toBe(true);
        },
      ),
    );
  });
});

test('an envelope in an envelope is opened', () => {
  const inner = { version: 1, payload: { totalXP: 7, totalMeditationTime: 60, sessions: [{ id: 'a' }] } };
  const found = normalised({ version: 2, clientId: 'x', payload: inner });
  expect(found.shape).toBe('envelope');
  expect(found.reported.totalXP).toBe(7);
  expect(found.rows).toEqual([{ list: 'top', index: 0, row: { id: 'a' } }]);
  expect(found.formFlags).toEqual(['storage_envelope']);
});

test('pollution upon pollution: the oldest rows first, counters of the newest payload', () => {
  const oldest = { totalXP: 5, totalMeditationTime: 1, sessions: ['c'] };
  const older = { payload: oldest, totalXP: 9, sessions: ['b'] };
  const found = normalised({ payload: older, totalXP: 2, totalMeditationTime: 3, sessions: ['a'] });
  expect(found.shape).toBe('polluted');
  expect(found.rows.map(({ row, list }) => [row, list])).toEqual([
    ['c', 'payload'],
    ['b', 'payload'],
    ['a', 'top'],
  ]);
  expect(found.reported.totalXP).toBe(2);
  expect(found.payloadReported?.totalXP).toBe(9);
});

test('pollution before any session leaves no XP at all', () => {
  const found = normalised({ payload: { totalXP: 5, totalMeditationTime: 9 }, sessionsToday: 0, dailyChallenges: {} });
  expect(found.formFlags).toEqual([
    'no_session_list',
    'polluted_envelope',
    'total_xp_null',
    'total_time_null',
    'challenges_unreadable',
  ]);
});

test('counters that are no whole numbers count as lost', () => {
  const found = normalised({ totalXP: '12', totalMeditationTime: 1.5, currentStreak: 1e300, sessions: [] });
  expect(found.reported).toEqual({
    totalXP: null,
    totalMeditationTime: null,
    currentStreak: null,
    longestStreak: null,
    challengesCompleted: null,
    lastGoalMinutes: null,
  });
  expect(found).toMatchObject({ asOf: '2025-09-06T09:12:00.000Z', version: null });
});

test('envelopes are not opened without end', () => {
  let value: unknown = { totalXP: 1 };
  for (let depth = 0; depth < 5000; depth += 1) {
    value = { version: 1, payload: value };
  }
  expect(normaliseExport(frame(value))).toMatchObject({ ok: false, problem: { code: 'no_statistics' } });
});
