import { sha256Hex } from './secrets.ts';
import type { ApiEnv } from './types.ts';

/**
 * The caller's address as a salted hash, for rate limits; the address itself is kept nowhere.
 * `cf-connecting-ip` is set by the proxy of hosted Supabase and cannot be forged there; elsewhere the gateway's
 * `x-forwarded-for` names the caller first.
 */
export function addressHash(headers: Headers, env: ApiEnv): Promise<string> {
  const forwarded = headers.get('x-forwarded-for')?.split(',')[0]?.trim();
  const address = headers.get('cf-connecting-ip')?.trim() || forwarded || 'unknown';
  return sha256Hex(`${env.RATE_LIMIT_SALT ?? env.SUPABASE_SERVICE_ROLE_KEY}:${address}`);
}
