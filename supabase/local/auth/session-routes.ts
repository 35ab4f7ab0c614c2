import type { Hono } from 'hono';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import { parseChallenge, redeemAuthCode } from './one-time.ts';
import { newPasswordHash, sendEmailChange } from './otp-routes.ts';
import { clientInfo, readBody, readMetadata, redirectTarget, requireSession } from './request.ts';
import { checkPassword } from './secrets.ts';
import { closeSessions, type LogoutScope, openSession, refreshSession, type SignInMethod } from './sessions.ts';
import { applyEmailChange, emailExists, findUserByEmail, parseEmail, requireUser, toApiUser } from './users.ts';

const METHODS: readonly SignInMethod[] = ['otp', 'email/signup', 'magiclink', 'recovery', 'invite', 'email_change'];

function readScope(value: string | undefined): LogoutScope {
  if (value === undefined || value === 'global') return 'global';
  if (value === 'local' || value === 'others') return value;
  throw invalid(`Unsupported logout scope "${value}"`);
}

/** `/token`, `/user` and `/logout`. */
export function addSessionRoutes(app: Hono, context: AuthContext): void {
  const { sql, limits } = context;

  app.post('/token', async (c) => {
    const client = clientInfo(c);
    const grant = c.req.query('grant_type');
    const body = await readBody(c);
    c.header('cache-control', 'no-store');
    if (grant === 'refresh_token') {
      limits.refresh(client.address);
      return c.json(await refreshSession(context, body.refresh_token));
    }
    limits.signIn(client.address);
    if (grant === 'pkce') {
      const { userId, method } = await redeemAuthCode(context, body.auth_code, body.code_verifier);
      const known = METHODS.find((name) => name === method) ?? 'otp';
      return c.json(
        await sql.begin(async (tx) => openSession(context, tx, await requireUser(tx, userId), known, client)),
      );
    }
    if (grant === 'password') {
      const user = await findUserByEmail(sql, parseEmail(body.email));
      const right = await checkPassword(String(body.password ?? ''), user?.encrypted_password ?? null);
      if (!user || !right) throw new AuthFailure(400, 'invalid_credentials', 'Invalid login credentials');
      if (user.email_confirmed_at === null) throw new AuthFailure(400, 'email_not_confirmed', 'Email not confirmed');
      return c.json(await sql.begin((tx) => openSession(context, tx, user, 'password', client)));
    }
    throw new AuthFailure(400, 'validation_failed', 'unsupported_grant_type');
  });

  app.get('/user', async (c) => c.json(toApiUser((await requireSession(context, c)).user)));

  app.put('/user', async (c) => {
    const { user, sessionId } = await requireSession(context, c);
    const body = await readBody(c);
    if (body.phone) throw new AuthFailure(400, 'phone_provider_disabled', 'Unsupported phone provider');
    const challenge = parseChallenge(body);
    const redirectTo = redirectTarget(context, c);
    const email = body.email ? parseEmail(body.email) : undefined;
    const passwordHash = body.password === undefined ? undefined : await newPasswordHash(context, body.password);
    if (passwordHash !== undefined && user.is_anonymous) {
      throw new AuthFailure(
        422,
        'validation_failed',
        'Updating password of an anonymous user without an email or phone is not allowed',
      );
    }
    if (email !== undefined && email !== user.email && (await findUserByEmail(sql, email))) throw emailExists();
    await sql.begin(async (tx) => {
      const at = currentTime(context);
      if (body.data !== undefined) {
        // A key set to null is taken away, as GoTrue does.
        await tx`
          update auth.users set updated_at = ${at},
            raw_user_meta_data = jsonb_strip_nulls(raw_user_meta_data || ${JSON.stringify(readMetadata(body.data))}::text::jsonb)
          where id = ${user.id}`;
      }
      if (passwordHash !== undefined) {
        await tx`update auth.users set encrypted_password = ${passwordHash}, updated_at = ${at} where id = ${user.id}`;
        await closeSessions(tx, user.id, sessionId, 'others');
      }
      if (email === undefined || email === user.email) return;
      if (context.settings.autoconfirm) await applyEmailChange(tx, user, email, at);
      // The mail speaks as the person is known now.
      else await sendEmailChange(context, tx, await requireUser(tx, user.id), email, { redirectTo, challenge });
    });
    return c.json(toApiUser(await requireUser(sql, user.id)));
  });

  app.post('/logout', async (c) => {
    const scope = readScope(c.req.query('scope'));
    const { user, sessionId } = await requireSession(context, c);
    await closeSessions(sql, user.id, sessionId, scope);
    return c.body(null, 204);
  });
}
