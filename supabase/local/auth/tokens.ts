import { createLocalJWKSet, errors, importJWK, jwtVerify, SignJWT } from 'jose';
import type { Keys } from '../keys.ts';
import { publicKeys } from '../tokens.ts';
import { AuthFailure } from './errors.ts';
import type { AuthSettings } from './settings.ts';
import type { Metadata, UserRow } from './users.ts';

/** One way of having signed in. */
export interface AmrEntry {
  method: string;
  /** Seconds since 1970. */
  timestamp: number;
}

/** The claims of an access token, as GoTrue issues them. */
interface AccessClaims {
  iss: string;
  sub: string;
  aud: string;
  exp: number;
  iat: number;
  email: string;
  phone: string;
  app_metadata: Metadata;
  user_metadata: Metadata;
  role: string;
  aal: string;
  amr: AmrEntry[];
  session_id: string;
  is_anonymous: boolean;
}

export interface AccessTokens {
  issue(user: UserRow, sessionId: string, amr: AmrEntry[], now: number): Promise<{ token: string; expiresAt: number }>;
  /** Claims of a valid token; throws `bad_jwt`. */
  verify(token: string, now: number): Promise<Partial<AccessClaims>>;
}

/** Issues access tokens signed with the project's key (ES256), and checks them and those of the shared secret (HS256). */
export function createAccessTokens(keys: Keys, settings: AuthSettings): AccessTokens {
  const privateKey = importJWK(keys.signingKey, 'ES256');
  const jwks = createLocalJWKSet(publicKeys(keys));
  const secret = new TextEncoder().encode(keys.jwtSecret);
  return {
    async issue(user, sessionId, amr, now) {
      const issuedAt = Math.floor(now / 1000);
      const expiresAt = issuedAt + settings.jwtExpiry;
      const claims: AccessClaims = {
        iss: settings.externalUrl,
        sub: user.id,
        aud: user.aud,
        exp: expiresAt,
        iat: issuedAt,
        email: user.email ?? '',
        phone: '',
        app_metadata: user.raw_app_meta_data,
        user_metadata: user.raw_user_meta_data,
        role: user.role,
        aal: 'aal1',
        amr,
        session_id: sessionId,
        is_anonymous: user.is_anonymous,
      };
      const header = { alg: 'ES256', typ: 'JWT', kid: keys.signingKey.kid };
      const token = await new SignJWT({ ...claims }).setProtectedHeader(header).sign(await privateKey);
      return { token, expiresAt };
    },
    async verify(token, now) {
      try {
        const { payload } = await jwtVerify<AccessClaims>(
          token,
          (header, jws) => (header.alg === 'HS256' ? secret : jwks(header, jws)),
          { algorithms: ['ES256', 'HS256'], currentDate: new Date(now) },
        );
        return payload;
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
        const reason = error instanceof errors.JWTExpired ? 'token is expired' : 'unable to parse or verify signature';
        throw new AuthFailure(403, 'bad_jwt', `invalid JWT: ${reason}`);
      }
    },
  };
}
