import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure } from './errors.ts';
import { digest, keyedHash, randomToken } from './secrets.ts';
import type { AmrEntry } from './tokens.ts';
import { type ApiUser, type Db, requireUser, toApiUser, type UserRow } from './users.ts';

/** How a person signed in, as the `amr` claim names it. */
export type SignInMethod =
  | 'otp'
  | 'anonymous'
  | 'password'
  | 'email/signup'
  | 'magiclink'
  | 'recovery'
  | 'invite'
  | 'email_change';
export type LogoutScope = 'global' | 'local' | 'others';

/** What signing in and refreshing answer. */
export interface SessionResponse {
  access_token: string;
  token_type: 'bearer';
  expires_in: number;
  expires_at: number;
  refresh_token: string;
  user: ApiUser;
}

interface RefreshTokenRow {
  id: string;
  token: string;
  revoked: boolean;
  updated_at: Date;
}

/** Where a request came from, kept with its session. */
export interface ClientInfo {
  userAgent: string | undefined;
  address: string;
}

async function storeRefreshToken(
  sql: Db,
  row: { raw: string; userId: string; sessionId: string; parent: string | null; at: Date },
) {
  await sql`
    insert into auth.refresh_tokens (id, token, user_id, session_id, revoked, parent, created_at, updated_at)
    values (${randomUUID()}, ${digest(row.raw)}, ${row.userId}, ${row.sessionId}, false, ${row.parent}, ${row.at}, ${row.at})
    on conflict (token) do nothing`;
}

async function respond(
  context: AuthContext,
  sql: Db,
  userId: string,
  sessionId: string,
  refreshToken: string,
): Promise<SessionResponse> {
  const user = await requireUser(sql, userId);
  const amr = await sql<AmrEntry[]>`
    select authentication_method as method, extract(epoch from updated_at)::int as timestamp
    from auth.mfa_amr_claims where session_id = ${sessionId} order by updated_at desc`;
  const issued = await context.tokens.issue(user, sessionId, [...amr], context.now());
  return {
    access_token: issued.token,
    token_type: 'bearer',
    expires_in: context.settings.jwtExpiry,
    expires_at: issued.expiresAt,
    refresh_token: refreshToken,
    user: toApiUser(user),
  };
}

/** Refuses users who may not sign in for now. */
export function refuseBanned(context: AuthContext, user: UserRow): void {
  if (user.banned_until !== null && user.banned_until.getTime() > context.now()) {
    throw new AuthFailure(403, 'user_banned', 'User is banned');
  }
}

/** Opens a session for a user who has shown who they are. */
export async function openSession(
  context: AuthContext,
  sql: Db,
  user: UserRow,
  method: SignInMethod,
  client: ClientInfo,
): Promise<SessionResponse> {
  refuseBanned(context, user);
  const at = currentTime(context);
  const sessionId = randomUUID();
  const raw = randomToken();
  const ip = /^[0-9a-f.:]+$/i.test(client.address) ? client.address : null;
  await sql`
    insert into auth.sessions (id, user_id, aal, user_agent, ip, created_at, updated_at)
    values (${sessionId}, ${user.id}, 'aal1', ${client.userAgent?.slice(0, 500) ?? null}, ${ip}, ${at}, ${at})`;
  await sql`
    insert into auth.mfa_amr_claims (session_id, authentication_method, created_at, updated_at)
    values (${sessionId}, ${method}, ${at}, ${at})`;
  await storeRefreshToken(sql, { raw, userId: user.id, sessionId, parent: null, at });
  await sql`update auth.users set last_sign_in_at = ${at}, updated_at = ${at} where id = ${user.id}`;
  return respond(context, sql, user.id, sessionId, raw);
}

const ALREADY_USED = 'Invalid Refresh Token: Already Used';

/** Ends a family for good: none of its tokens is taken from now on. */
async function revokeFamily(sql: Db, sessionId: string, at: Date): Promise<void> {
  await sql`
    update auth.refresh_tokens set revoked = true, updated_at = ${at}
    where session_id = ${sessionId} and not revoked`;
  await sql`update auth.sessions set not_after = ${at} where id = ${sessionId}`;
}

/** The token that follows a used one, or undefined when using it again is abuse. */
async function successorOfUsed(
  context: AuthContext,
  sql: Db,
  row: RefreshTokenRow,
  natural: string,
): Promise<string | undefined> {
  const live = await sql`select 1 from auth.refresh_tokens where token = ${digest(natural)} and not revoked`;
  // Its answer was lost on the way: the same successor is given again.
  if (live.length > 0) return natural;
  const reuseUntil = row.updated_at.getTime() + context.settings.refreshTokenReuseInterval * 1000;
  // An ancestor used again within the interval gets a branch of its own, as GoTrue does.
  return context.now() <= reuseUntil ? randomToken() : undefined;
}

async function rotate(
  context: AuthContext,
  sql: postgres.TransactionSql,
  raw: string,
): Promise<SessionResponse | AuthFailure> {
  const at = currentTime(context);
  const [session] = await sql<{ id: string; user_id: string; not_after: Date | null }[]>`
    select s.id, s.user_id, s.not_after from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id
    where t.token = ${digest(raw)} for update of s`;
  // Read only now, under the lock of the session, so that two requests cannot both find it unused.
  const [row] = await sql<RefreshTokenRow[]>`select * from auth.refresh_tokens where token = ${digest(raw)}`;
  if (!session || !row) {
    return new AuthFailure(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
  }
  if (session.not_after !== null) return new AuthFailure(400, 'refresh_token_already_used', ALREADY_USED);
  refuseBanned(context, await requireUser(sql, session.user_id));
  // Derived, so that a repeated request gets the very same successor though only digests are stored.
  const natural = keyedHash(context.hashKey, 'refresh', raw);
  const next = row.revoked ? await successorOfUsed(context, sql, row, natural) : natural;
  if (next === undefined) {
    if (context.settings.refreshTokenRotation) await revokeFamily(sql, session.id, at);
    return new AuthFailure(400, 'refresh_token_already_used', ALREADY_USED);
  }
  if (!row.revoked) await sql`update auth.refresh_tokens set revoked = true, updated_at = ${at} where id = ${row.id}`;
  await storeRefreshToken(sql, { raw: next, userId: session.user_id, sessionId: session.id, parent: row.token, at });
  await sql`
    update auth.sessions set refreshed_at = ${at.toISOString()}::timestamptz at time zone 'utc', updated_at = ${at}
    where id = ${session.id}`;
  return respond(context, sql, session.user_id, session.id, next);
}

/**
 * Swaps a refresh token for its successor. Throws `refresh_token_not_found`, and `refresh_token_already_used` for one
 * that was used before the reuse interval: then the whole family is revoked.
 */
export async function refreshSession(context: AuthContext, raw: unknown): Promise<SessionResponse> {
  if (typeof raw !== 'string' || raw === '') throw new AuthFailure(400, 'validation_failed', 'refresh_token required');
  // A failure is returned, not thrown, so that the revocation it caused is kept.
  const outcome = await context.sql.begin((sql) => rotate(context, sql, raw));
  if (outcome instanceof AuthFailure) throw outcome;
  return outcome;
}

/** Ends sessions of a user: this one, all others, or all. */
export async function closeSessions(sql: Db, userId: string, sessionId: string, scope: LogoutScope): Promise<void> {
  if (scope === 'global') await sql`delete from auth.sessions where user_id = ${userId}`;
  else if (scope === 'others') await sql`delete from auth.sessions where user_id = ${userId} and id <> ${sessionId}`;
  else await sql`delete from auth.sessions where user_id = ${userId} and id = ${sessionId}`;
}
