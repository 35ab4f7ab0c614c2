import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenPlace } from './json-place.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, part) => sum + part.length + 1, column - 1);
}

const edit = fc.tuple(fc.nat(200), fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '1', '-', '\\', '\n', 'tru'));
const damaged = fc
  .tuple(fc.json(), fc.array(edit, { maxLength: 4 }))
  .map(([json, edits]) => edits.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at + 1), json));

test('the end is reached exactly when the engine reads the text', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const place = brokenPlace(text);
      const isWhole = offsetOf(text, place) === text.length && !place.isCutOff;
      expect(isWhole).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test('a cut-off export is known as one wherever it was cut, but for half a number', () => {
  const json = JSON.stringify({ a: [1, { b: 'text \\" more' }], c: true, d: null, e: -2.5 }, null, 2);
  const cuts = Array.from({ length: json.length - 1 }, (_, at) => json.slice(0, at + 1));
  const unknown = cuts.filter((text) => !brokenPlace(text).isCutOff);
  expect(unknown).toEqual([json.slice(0, json.indexOf('2.5') + 2)]);
});

test.each([
  ['{\n  "a": 1,\n  b: 2\n}', 3, 3],
  ['{ "a": 1 } x', 1, 12],
  ['[1, 2,]', 1, 7],
  ['[1}', 1, 3],
  ['{"a" 1}', 1, 6],
  ['', 1, 1],
])('%j stops at line %i, column %i', (text, line, column) => {
  expect(brokenPlace(text)).toMatchObject({ line, column });
});
