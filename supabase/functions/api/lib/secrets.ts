const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const encoder = new TextEncoder();

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** 43 base64url characters: 256 random bits. */
function randomBase64Url(): string {
  return btoa(String.fromCharCode(...randomBytes(32)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** A new device token, `bmd_` + 43 base64url characters. */
export function createDeviceToken(): string {
  return `bmd_${randomBase64Url()}`;
}

/** A new device code, 43 base64url characters. */
export function createDeviceCode(): string {
  return randomBase64Url();
}

/** A new user code, `BM-XXXXXX-XXXXXX` in Crockford letters: 60 random bits (256 is a multiple of 32, so no bias). */
export function createUserCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => crockford.charAt(byte % 32)).join('');
  return `BM-${letters.slice(0, 6)}-${letters.slice(6)}`;
}

/** Lower-hex sha256 of the text: the only form in which the server keeps a secret. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
