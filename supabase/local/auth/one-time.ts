import { randomUUID } from 'node:crypto';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import type { IssuedToken } from './mailer.ts';
import { digest, keyedHash, randomCode, randomToken, sameSecret } from './secrets.ts';
import type { Db } from './users.ts';

export type TokenKind =
  | 'confirmation_token'
  | 'recovery_token'
  | 'email_change_token_new'
  | 'email_change_token_current';

const PKCE_PREFIX = 'pkce_';
const MAX_ATTEMPTS = 10;
const CODE_LIFE_MS = 300_000;

export interface TokenRow {
  id: string;
  user_id: string;
  token_type: TokenKind;
  token_digest: string;
  relates_to: string;
  flow_id: string | null;
  attempts: number;
  expires_at: Date;
}

/** The client's half of PKCE, as it comes with a request for a mail. */
export interface Challenge {
  challenge: string;
  method: 's256' | 'plain';
}

/** Reads the PKCE fields of a body; undefined for the implicit flow. */
export function parseChallenge(body: Record<string, unknown>): Challenge | undefined {
  const { code_challenge: challenge, code_challenge_method: method } = body;
  if (typeof challenge !== 'string' || challenge === '') return undefined;
  const name = typeof method === 'string' ? method.toLowerCase() : '';
  if (name !== 's256' && name !== 'plain') throw invalid('PKCE flow requires code_challenge_method and code_challenge');
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(challenge))
    throw invalid('code challenge has to be between 43 and 128 characters');
  return { challenge, method: name };
}

export function isPkceToken(token: string): boolean {
  return token.startsWith(PKCE_PREFIX);
}

function bareHash(tokenHash: string): string {
  return isPkceToken(tokenHash) ? tokenHash.slice(PKCE_PREFIX.length) : tokenHash;
}

/** Makes a code for `address` that replaces the user's earlier one of the same kind. */
export async function issueToken(
  context: AuthContext,
  sql: Db,
  wanted: { userId: string; kind: TokenKind; address: string; flow: string; challenge: Challenge | undefined },
): Promise<IssuedToken> {
  const at = currentTime(context);
  const code = randomCode(context.settings.otpLength);
  const hash = keyedHash(context.hashKey, wanted.kind, wanted.userId, wanted.address, code);
  let flowId: string | null = null;
  if (wanted.challenge) {
    flowId = randomUUID();
    await sql`delete from auth.flow_state where created_at < ${new Date(at.getTime() - 86_400_000)}`;
    await sql`
      insert into auth.flow_state (id, user_id, authentication_method, provider_type, code_challenge, code_challenge_method, created_at, updated_at)
      values (${flowId}, ${wanted.userId}, ${wanted.flow}, 'email', ${wanted.challenge.challenge}, ${wanted.challenge.method}, ${at}, ${at})`;
  }
  const expires = new Date(at.getTime() + context.settings.otpExpiry * 1000);
  await sql`
    insert into auth.one_time_tokens (user_id, token_type, token_digest, relates_to, flow_id, created_at, expires_at)
    values (${wanted.userId}, ${wanted.kind}, ${digest(hash)}, ${wanted.address}, ${flowId}, ${at}, ${expires})
    on conflict (user_id, token_type) do update set token_digest = excluded.token_digest,
      relates_to = excluded.relates_to, flow_id = excluded.flow_id, attempts = 0,
      created_at = excluded.created_at, expires_at = excluded.expires_at`;
  return { code, tokenHash: flowId === null ? hash : PKCE_PREFIX + hash };
}

/** What a person shows: the code with its address, or the token of the link. */
export type Shown = { email: string; code: string } | { tokenHash: string };

export function expired(message = 'Token has expired or is invalid'): AuthFailure {
  return new AuthFailure(403, 'otp_expired', message);
}

async function findByCode(context: AuthContext, kinds: readonly TokenKind[], email: string, code: string) {
  const candidates = await context.sql<TokenRow[]>`
    select * from auth.one_time_tokens where relates_to = ${email} and token_type = any(${[...kinds]})`;
  const match = candidates.find((row) =>
    sameSecret(row.token_digest, digest(keyedHash(context.hashKey, row.token_type, row.user_id, email, code))),
  );
  if (match) return match;
  const ids = candidates.map((row) => row.id);
  await context.sql`update auth.one_time_tokens set attempts = attempts + 1 where id = any(${ids})`;
  await context.sql`delete from auth.one_time_tokens where id = any(${ids}) and attempts >= ${MAX_ATTEMPTS}`;
  return undefined;
}

/**
 * Finds the token that was shown, without using it up. Ten wrong codes for an address throw its code away.
 * Throws `otp_expired`, alike for what is wrong, used and too old.
 */
export async function findToken(context: AuthContext, kinds: readonly TokenKind[], shown: Shown): Promise<TokenRow> {
  const row =
    'code' in shown
      ? await findByCode(context, kinds, shown.email, shown.code)
      : (
          await context.sql<TokenRow[]>`
            select * from auth.one_time_tokens
            where token_digest = ${digest(bareHash(shown.tokenHash))} and token_type = any(${[...kinds]})`
        )[0];
  if (!row || row.expires_at.getTime() <= context.now()) throw expired();
  return row;
}

/** Uses a token up. Throws `otp_expired` when another request was first. */
export async function useToken(sql: Db, row: TokenRow): Promise<void> {
  const used = await sql`
    delete from auth.one_time_tokens where id = ${row.id} and token_digest = ${row.token_digest} returning id`;
  if (used.length === 0) throw expired();
}

/** Makes the code that the PKCE client swaps for its session. */
export async function issueAuthCode(context: AuthContext, sql: Db, flowId: string): Promise<string> {
  const code = randomToken();
  const at = currentTime(context);
  await sql`
    update auth.flow_state set auth_code = ${digest(code)}, auth_code_issued_at = ${at}, updated_at = ${at}
    where id = ${flowId}`;
  return code;
}

/** Swaps an auth code and its verifier for the user and the way they signed in. */
export async function redeemAuthCode(
  context: AuthContext,
  code: unknown,
  verifier: unknown,
): Promise<{ userId: string; method: string }> {
  if (typeof code !== 'string' || typeof verifier !== 'string' || code === '' || verifier === '') {
    throw invalid('invalid request: both auth code and code verifier should be non-empty');
  }
  const [flow] = await context.sql<
    {
      id: string;
      user_id: string;
      authentication_method: string;
      code_challenge: string;
      code_challenge_method: string;
      auth_code_issued_at: Date;
    }[]
  >`select * from auth.flow_state where auth_code = ${digest(code)}`;
  if (!flow) throw new AuthFailure(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  if (flow.auth_code_issued_at.getTime() + CODE_LIFE_MS <= context.now()) {
    await context.sql`delete from auth.flow_state where id = ${flow.id}`;
    throw new AuthFailure(403, 'flow_state_expired', 'invalid flow state, flow state has expired');
  }
  const shown = flow.code_challenge_method === 's256' ? await s256(verifier) : verifier;
  if (!sameSecret(shown, flow.code_challenge)) {
    throw new AuthFailure(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier');
  }
  const taken = await context.sql`delete from auth.flow_state where id = ${flow.id} returning id`;
  if (taken.length === 0)
    throw new AuthFailure(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  return { userId: flow.user_id, method: flow.authentication_method };
}

async function s256(verifier: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString('base64url');
}
