import type { Context } from 'hono';
import type { AuthContext } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import { chooseRedirect } from './redirects.ts';
import type { ClientInfo } from './sessions.ts';
import { findUser, type Metadata, type UserRow } from './users.ts';

const MAX_BODY = 64 * 1024;

export type Body = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object; an empty body is an empty object. Throws `bad_json`, and `validation_failed` when too large. */
export async function readBody(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text.length > MAX_BODY) throw new AuthFailure(413, 'validation_failed', 'Request body is too large');
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed)) return parsed;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new AuthFailure(400, 'bad_json', 'Could not parse request body as JSON');
}

/** Reads a metadata object of a body; nothing given is an empty object. */
export function readMetadata(value: unknown): Metadata {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) throw invalid('data must be an object');
  return value;
}

/** Where the request came from; the gateway writes the address and drops what clients claim. */
export function clientInfo(c: Context): ClientInfo {
  return { userAgent: c.req.header('user-agent'), address: c.req.header('x-forwarded-for') ?? 'unknown' };
}

/** Where a link of this request leads: the asked address where it is allowed, otherwise the site. */
export function redirectTarget(context: AuthContext, c: Context, inBody?: unknown): string {
  const rules = { siteUrl: context.settings.siteUrl, allowList: context.settings.redirectUrls };
  const named = typeof inBody === 'string' ? inBody : undefined;
  return chooseRedirect(
    rules,
    c.req.query('redirect_to') ?? c.req.header('redirect_to') ?? named,
    c.req.header('referer'),
  );
}

/** The bearer token of a request, if any. */
export function bearer(c: Context): string | undefined {
  return /^bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** The signed-in user and session of a request. Throws `no_authorization`, `bad_jwt`, `user_not_found`, `session_not_found`. */
export async function requireSession(context: AuthContext, c: Context): Promise<{ user: UserRow; sessionId: string }> {
  const token = bearer(c);
  if (token === undefined)
    throw new AuthFailure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const claims = await context.tokens.verify(token, context.now());
  if (typeof claims.sub !== 'string') throw new AuthFailure(403, 'bad_jwt', 'invalid claim: missing sub claim');
  const user = await findUser(context.sql, claims.sub);
  if (!user) throw new AuthFailure(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  const [session] = await context.sql<{ id: string }[]>`
    select id from auth.sessions where id = ${claims.session_id ?? null} and user_id = ${user.id}`;
  if (!session) {
    throw new AuthFailure(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  }
  return { user, sessionId: session.id };
}
