import type { Hono } from 'hono';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import {
  expired,
  findToken,
  isPkceToken,
  issueAuthCode,
  type Shown,
  type TokenKind,
  type TokenRow,
  useToken,
} from './one-time.ts';
import { clientInfo, readBody, redirectTarget } from './request.ts';
import { openSession, refuseBanned } from './sessions.ts';
import { applyEmailChange, confirmEmail, type Db, parseEmail, requireUser, type UserRow } from './users.ts';

const ONE_OF_TWO = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';

const KINDS: Readonly<Record<string, readonly TokenKind[]>> = {
  signup: ['confirmation_token'],
  invite: ['confirmation_token'],
  magiclink: ['recovery_token', 'confirmation_token'],
  recovery: ['recovery_token'],
  email: ['confirmation_token', 'recovery_token'],
  email_change: ['email_change_token_new', 'email_change_token_current'],
};

const OAUTH_ERRORS: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'access_denied',
  500: 'server_error',
  503: 'temporarily_unavailable',
};

function kindsOf(type: unknown): readonly TokenKind[] {
  const kinds = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kinds) throw invalid('Invalid email verification type');
  return kinds;
}

/** Does what a used token confirms. Undefined when the other address has yet to confirm. */
async function applyToken(context: AuthContext, sql: Db, row: TokenRow): Promise<UserRow | undefined> {
  const user = await requireUser(sql, row.user_id);
  refuseBanned(context, user);
  const at = currentTime(context);
  if (!row.token_type.startsWith('email_change')) {
    await confirmEmail(sql, user, at);
    return requireUser(sql, user.id);
  }
  if (user.email_change === null) throw expired();
  const needsBoth = context.settings.doubleConfirmChanges && user.email !== null;
  if (needsBoth && user.email_change_confirm_status === 0) {
    await sql`update auth.users set email_change_confirm_status = 1, updated_at = ${at} where id = ${user.id}`;
    return undefined;
  }
  await applyEmailChange(sql, user, user.email_change, at);
  return requireUser(sql, user.id);
}

function readShown(body: Record<string, unknown>): Shown {
  if (typeof body.token_hash === 'string' && body.token_hash !== '') {
    if (body.email || body.token) throw invalid('Only the token_hash and type should be provided');
    return { tokenHash: body.token_hash };
  }
  if (body.phone) throw new AuthFailure(400, 'phone_provider_disabled', 'Unsupported phone provider');
  if (typeof body.token !== 'string' || body.token === '') {
    throw invalid('Verify requires either a token or a token hash');
  }
  return { email: parseEmail(body.email), code: body.token.replaceAll('-', '').trim() };
}

function withQuery(target: string, values: Record<string, string>): string {
  const url = URL.parse(target);
  if (!url) return target;
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.toString();
}

function failureTarget(target: string, failure: AuthFailure, inQuery: boolean): string {
  const error = OAUTH_ERRORS[failure.status];
  const values = {
    ...(error === undefined ? {} : { error }),
    error_code: failure.code,
    error_description: failure.message,
  };
  return `${inQuery ? withQuery(target, values) : target}#${new URLSearchParams(values)}`;
}

/** `/verify`: links that are followed (GET) and codes or tokens that are sent (POST). */
export function addVerifyRoutes(app: Hono, context: AuthContext): void {
  const { sql, limits } = context;

  app.get('/verify', async (c) => {
    const target = redirectTarget(context, c).split('#', 1)[0] ?? '';
    const token = c.req.query('token') ?? c.req.query('token_hash') ?? '';
    const type = c.req.query('type') ?? '';
    const pkce = isPkceToken(token);
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    try {
      limits.verify(clientInfo(c).address);
      if (token === '') throw invalid('Verify requires a token or a token hash');
      const row = await findToken(context, kindsOf(type), { tokenHash: token });
      const location = await sql.begin(async (tx) => {
        await useToken(tx, row);
        const user = await applyToken(context, tx, row);
        if (!user) {
          const message = new URLSearchParams({ message: ONE_OF_TWO });
          return `${pkce ? withQuery(target, { message: ONE_OF_TWO }) : target}#${message}`;
        }
        if (row.flow_id !== null) return withQuery(target, { code: await issueAuthCode(context, tx, row.flow_id) });
        const session = await openSession(context, tx, user, 'otp', clientInfo(c));
        const fragment = new URLSearchParams({
          access_token: session.access_token,
          expires_at: String(session.expires_at),
          expires_in: String(session.expires_in),
          refresh_token: session.refresh_token,
          token_type: session.token_type,
          type,
        });
        return `${target}#${fragment}`;
      });
      return c.redirect(location, 303);
    } catch (error) {
      if (!(error instanceof AuthFailure)) throw error;
      const shown = error.code === 'otp_expired' ? expired('Email link is invalid or has expired') : error;
      return c.redirect(failureTarget(target, shown, pkce), 303);
    }
  });

  app.post('/verify', async (c) => {
    limits.verify(clientInfo(c).address);
    const body = await readBody(c);
    const kinds = kindsOf(body.type);
    const row = await findToken(context, kinds, readShown(body));
    const session = await sql.begin(async (tx) => {
      await useToken(tx, row);
      const user = await applyToken(context, tx, row);
      return user ? openSession(context, tx, user, 'otp', clientInfo(c)) : undefined;
    });
    return c.json(session ?? { msg: ONE_OF_TWO, code: '200' });
  });
}
