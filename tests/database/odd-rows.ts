/** Generated rows: valid ones, slightly wrong ones, and things that are no rows at all. */
import fc from 'fast-check';
import { sessionRow } from './sessions.ts';

const junk = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1.5,
  -0,
  1e21,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_648,
  Number.MAX_VALUE,
  '',
  'NaN',
  'Infinity',
  '300000',
  '1e5',
  true,
  false,
  [],
  {},
  ['sess-1757149200000'],
  'sess-1757149200000',
  'sess-175714920000',
  'sess-17571492000001',
  '\u0661',
  'x'.repeat(5000),
  '2025-09-06T09:00:00.000Z',
  '2025-09-06T09:00:00Z',
  '2025-09-06T24:00:00.000Z',
  '2025-09-06T23:59:60.000Z',
  '2025-02-30T09:00:00.000Z',
  '2025-09-06T09:00:00.000+00:00',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  'Mars/Olympus',
  'Europe/Paris',
  'chill',
);

const fields = [
  'id',
  'startedAt',
  'endedAt',
  'activeMs',
  'cycles',
  'goalMinutes',
  'goalBonusXP',
  'pledgeMultiplier',
  'pledgeHonored',
  'finalXP',
  'pattern',
  'timeZone',
];

/** A plausible row around the receiving clock, from days before it to minutes after it. */
const soundRow = (asOf: number) =>
  fc
    .record({
      start: fc.integer({ min: asOf - 100_000_000, max: asOf + 400_000 }),
      activeMs: fc.oneof(fc.nat({ max: 3_600_000 }), fc.constantFrom(0, 60_000, 7_200_000, 7_200_001, 90_000_000)),
      cycles: fc.nat({ max: 300 }),
      goalMinutes: fc.constantFrom(1, 3, 5, 7, 10, 30, 40, 45),
      extra: fc.constantFrom(-60_000, -51, -50, 0, 1, 50, 5000, 86_400_000),
      shift: fc.constantFrom(0, 0, 0, -50, 51),
      bonus: fc.constantFrom(0, 0, 0, 1),
      pledge: fc.constantFrom<object>(
        {},
        {},
        { pledgeHonored: false },
        { pledgeMultiplier: 1.15, pledgeHonored: true },
        { pledgeHonored: true },
      ),
      final: fc.constantFrom<object>({}, { finalXP: 12 }, { finalXP: null }),
    })
    .map(({ extra, shift, bonus, pledge, final, ...facts }) => {
      const row = sessionRow({ ...facts, span: facts.activeMs + extra });
      return {
        ...row,
        ...pledge,
        ...final,
        startedAt: new Date(facts.start + shift).toISOString(),
        goalBonusXP: row.goalBonusXP + bonus,
      };
    });

/** A row, with up to three of its fields replaced or left out; now and then no row at all. */
export function oddRow(asOf: number): fc.Arbitrary<unknown> {
  const spoiled = fc
    .tuple(
      soundRow(asOf),
      fc.array(fc.tuple(fc.constantFrom(...fields), fc.oneof(junk, fc.constant(undefined))), { maxLength: 3 }),
    )
    .map(([row, changes]) => ({ ...row, ...Object.fromEntries(changes) }));
  return fc.oneof(
    { weight: 4, arbitrary: soundRow(asOf) },
    { weight: 6, arbitrary: spoiled },
    { weight: 1, arbitrary: junk },
  );
}
