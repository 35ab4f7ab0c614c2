const symbols = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/**
 * A pairing code in its one written form, `BM-XXXXXX-XXXXXX`, out of whatever a person typed or pasted: lower case,
 * spaces, other or missing dashes, with or without `BM`, and the look-alikes O, I and L (Crockford's reading).
 * `null` when it can't be one.
 */
export function readPairingCode(input: string): string | null {
  const bare = input.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const code = bare.length === 14 && bare.startsWith('BM') ? bare.slice(2) : bare;
  const read = code.replaceAll('O', '0').replace(/[IL]/g, '1');
  return symbols.test(read) ? `BM-${read.slice(0, 6)}-${read.slice(6)}` : null;
}
