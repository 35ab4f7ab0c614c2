/** How a guest's data lies in the browser: sealed block by block with a key that no script can read out. */

/** A block as it is stored. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

/** A new AES-GCM key of 256 bits that can be used and kept, but never read out or exported. */
export const makeKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

// The block's name is sealed in, so that one block can't be put in the place of another.
const withName = (iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
});

/** Seals a value under its block's name, each time with a fresh iv. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, ciphertext: await crypto.subtle.encrypt(withName(iv, name), key, plain) };
}

/** What a block holds. Rejects when it was changed, cut off, moved, or sealed with another key. */
export async function unseal(key: CryptoKey, name: string, sealed: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(withName(sealed.iv, name), key, sealed.ciphertext);
  return JSON.parse(new TextDecoder().decode(plain));
}
