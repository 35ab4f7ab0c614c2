import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, type SessionRow, USUAL_GOALS, validateBatch, validateSession } from './sessions.ts';
import { goalBonus } from './xp.ts';

const AS_OF = Date.UTC(2026, 0, 1);
const row: fc.Arbitrary<SessionRow> = fc
  .record({
    start: fc.integer({ min: Date.UTC(2023, 0, 1), max: AS_OF - 3_600_000 }),
    activeMs: fc.nat(3_600_000),
    cycles: fc.nat(300),
    goalMinutes: fc.constantFrom(...USUAL_GOALS),
  })
  .map(({ start, activeMs, cycles, goalMinutes }) => ({
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + activeMs).toISOString(),
    activeMs,
    cycles,
    goalMinutes,
    goalBonusXP: goalBonus(activeMs, goalMinutes),
  }));

test('a row as the extension makes it is counted without a flag', () => {
  fc.assert(
    fc.property(row, (given) => {
      expect(validateSession(given, { asOf: AS_OF })).toEqual({ outcome: 'counted', codes: [], session: given });
    }),
  );
});

test('whatever stands in place of a row gets an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (given) => {
      const check = validateSession(given, { asOf: AS_OF });
      expect(check.outcome === 'counted' || check.codes.length > 0).toBe(true);
    }),
  );
});

test('one broken field is always told', () => {
  const fields = ['id', 'startedAt', 'endedAt', 'activeMs', 'cycles'] as const;
  fc.assert(
    fc.property(row, fc.constantFrom(...fields), fc.jsonValue(), (given, field, value) => {
      fc.pre(typeof value !== typeof given[field]);
      const check = validateSession({ ...given, [field]: value }, { asOf: AS_OF });
      const code = value === null ? `missing_field:${field}` : `wrong_type:${field}`;
      expect(check).toEqual({ outcome: 'rejected', codes: [code] });
    }),
  );
});

test('known fields are kept, others and nulls left out, a lost final XP stays', () => {
  const given = {
    id: 'sess-1757149200000',
    startedAt: '2025-09-06T09:00:00.000Z',
    endedAt: '2025-09-06T09:11:00.000Z',
    activeMs: 600_000,
    cycles: 0,
    finalXP: null,
    pattern: null,
    mood: 'calm',
  };
  const { mood: _mood, pattern: _pattern, ...kept } = given;
  const check = validateSession(given, { asOf: AS_OF });
  expect(check).toEqual({ outcome: 'counted', codes: ['final_xp_null'], session: kept });
});

test('of any batch each id is counted at most once, and a replay adds nothing', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const counted = (given: readonly unknown[]) =>
        validateBatch(given, { asOf: AS_OF }).flatMap((check) =>
          check.outcome === 'counted' ? [check.session.id] : [],
        );
      const ids = counted(rows);
      expect(new Set(ids).size).toBe(ids.length);
      expect(counted([...rows, ...rows])).toEqual(ids);
    }),
  );
});

test('a hash tells sessions apart and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(row, fc.nat(1000), async (given, more) => {
      const same = await contentHash({ ...given, goalMinutes: 40, finalXP: 7 } as SessionRow);
      expect(await contentHash(given)).toBe(same);
      expect(same).toMatch(/^[0-9a-f]{64}$/);
      expect(await contentHash({ ...given, cycles: given.cycles + 1 + more })).not.toBe(same);
    }),
    { numRuns: 40 },
  );
});
