import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Keys } from './keys.ts';

/** Claims of an access token or API key; `role` is one that the API may take on. */
export interface Claims extends JWTPayload {
  role: ApiRole;
}

export type ApiRole = 'anon' | 'authenticated' | 'service_role';

/** A token that is not ours, is past its time, or carries a role that the API does not take on. */
export class InvalidToken extends Error {
  override name = 'InvalidToken';
  readonly expired: boolean;

  constructor(message: string, expired = false) {
    super(message);
    this.expired = expired;
  }
}

/** The public half of the signing key, as `/auth/v1/.well-known/jwks.json` shows it. */
export function publicKeys(keys: Keys): { keys: Record<string, unknown>[] } {
  const { d: _private, ...publicKey } = keys.signingKey;
  return { keys: [{ ...publicKey, alg: 'ES256', use: 'sig', key_ops: ['verify'] }] };
}

/**
 * Makes the check for access tokens: signed by this stack (ES256, or HS256 with the shared secret) and not expired.
 * @throws InvalidToken
 */
export function createVerify(keys: Keys): (token: string) => Promise<Claims> {
  const jwks = createLocalJWKSet(publicKeys(keys));
  const secret = new TextEncoder().encode(keys.jwtSecret);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(
        token,
        (header, jws) => (header.alg === 'HS256' ? secret : jwks(header, jws)),
        {
          algorithms: ['ES256', 'HS256'],
        },
      );
      if (!isApiRole(payload.role)) throw new InvalidToken('The token carries no role of the API');
      return { ...payload, role: payload.role };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new InvalidToken('JWT expired', true);
      if (error instanceof errors.JOSEError) throw new InvalidToken('No suitable key or wrong key type');
      throw error;
    }
  };
}

function isApiRole(role: unknown): role is ApiRole {
  return role === 'anon' || role === 'authenticated' || role === 'service_role';
}
