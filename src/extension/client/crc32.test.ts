import { crc32 as system } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('is the checksum that everybody computes', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => crc32(text) === system(Buffer.from(text))));
});
