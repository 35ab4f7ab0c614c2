import { expect, test } from 'vitest';
import { unlessNewer } from './last-write.ts';

const madeAt = Date.UTC(2026, 2, 1, 12);
const before = 'updated_at.lt."2026-03-01T12:00:00.000Z"';
const filter = (base: unknown) => unlessNewer('it', base, 'updated_at', madeAt);

test.each([
  [10, 'it.eq."10"'],
  ['dark', 'it.eq."dark"'],
  ['a,b) "c" \\', 'it.eq."a,b) \\"c\\" \\\\"'],
  [true, 'it.is.true'],
  [null, 'it.is.null'],
])('a column that is still %j, or a row that was written before', (base, still) => {
  expect(filter(base)).toBe(`${still},${before}`);
});

test('with nothing known of before, only a row that was written before', () => {
  expect(filter(undefined)).toBe(before);
});
