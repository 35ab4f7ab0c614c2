import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanJson } from './clean-json.ts';

test('what is sound stays as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000'));
      expect(cleanJson(value)).toEqual(value);
    }),
  );
});

test('what jsonb refuses is replaced, in keys too', () => {
  expect(cleanJson({ 'a\u0000': ['\ud800x', 'é\u0000'] })).toEqual({ 'a\uFFFD': ['\uFFFDx', 'é\uFFFD'] });
});

test('a key named __proto__ stays a plain key', () => {
  const cleaned = cleanJson(JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(Object.keys(cleaned as object)).toEqual(['__proto__']);
  expect((cleaned as { polluted?: boolean }).polluted).toBeUndefined();
});

test('what is nested too deep becomes null, however deep it is', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  expect(JSON.stringify(cleanJson(deep))).toBe(`${'['.repeat(16)}null${']'.repeat(16)}`);
});
