import type { StoredValue } from './sqlite-engine.ts';

/** The encoding of JSON text by its first bytes: a mark, or the zero beside the first character of UTF-16. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** The text of a stored value, without a byte order mark; null when it is none. */
export function storedText(value: StoredValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value.replace(/^\uFEFF/, '');
  try {
    return new TextDecoder(encodingOf(value), { fatal: true }).decode(value);
  } catch {
    return null;
  }
}
