import type { Hono } from 'hono';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import { refuseTooSoon } from './mailer.ts';
import { type Challenge, issueToken, parseChallenge } from './one-time.ts';
import { clientInfo, readBody, readMetadata, redirectTarget } from './request.ts';
import { hashPassword } from './secrets.ts';
import { openSession } from './sessions.ts';
import {
  confirmEmail,
  type Db,
  findUserByEmail,
  insertUser,
  type Metadata,
  parseEmail,
  requireUser,
  toApiUser,
  type UserRow,
} from './users.ts';

interface MailRequest {
  email: string;
  redirectTo: string;
  challenge: Challenge | undefined;
}

/** Throws `weak_password` for one that is too short. */
export async function newPasswordHash(context: AuthContext, password: unknown): Promise<string> {
  const least = context.settings.minimumPasswordLength;
  if (typeof password !== 'string' || password.length < least) {
    throw new AuthFailure(422, 'weak_password', `Password should be at least ${least} characters.`, {
      weak_password: { reasons: ['length'] },
    });
  }
  return hashPassword(password);
}

async function sendConfirmation(context: AuthContext, sql: Db, user: UserRow, ask: MailRequest): Promise<void> {
  refuseTooSoon(context.settings, user.confirmation_sent_at, context.now());
  const { challenge, redirectTo } = ask;
  const target = { userId: user.id, address: ask.email, challenge };
  const issued = await issueToken(context, sql, { ...target, kind: 'confirmation_token', flow: 'email/signup' });
  const at = currentTime(context);
  await sql`update auth.users set confirmation_sent_at = ${at}, updated_at = ${at} where id = ${user.id}`;
  await context.mailer.send({ kind: 'confirmation', link: 'signup', user, to: ask.email, issued, redirectTo });
}

async function sendLink(
  context: AuthContext,
  sql: Db,
  user: UserRow,
  ask: MailRequest,
  kind: 'magic_link' | 'recovery',
): Promise<void> {
  refuseTooSoon(context.settings, user.recovery_sent_at, context.now());
  const { challenge, redirectTo } = ask;
  const link = kind === 'recovery' ? 'recovery' : 'magiclink';
  const target = { userId: user.id, address: ask.email, challenge };
  const issued = await issueToken(context, sql, { ...target, kind: 'recovery_token', flow: link });
  const at = currentTime(context);
  await sql`update auth.users set recovery_sent_at = ${at}, updated_at = ${at} where id = ${user.id}`;
  await context.mailer.send({ kind, link, user, to: ask.email, issued, redirectTo });
}

function refuseClosedSignup(context: AuthContext): void {
  if (!context.settings.signupEnabled) {
    throw new AuthFailure(422, 'signup_disabled', 'Signups not allowed for this instance');
  }
}

async function sendOtp(context: AuthContext, ask: MailRequest, createUser: boolean, data: Metadata): Promise<void> {
  const known = await findUserByEmail(context.sql, ask.email);
  if (!known) {
    if (!createUser) throw new AuthFailure(422, 'otp_disabled', 'Signups not allowed for otp');
    refuseClosedSignup(context);
  }
  await context.sql.begin(async (sql) => {
    const at = currentTime(context);
    const user = known ?? (await insertUser(sql, { email: ask.email, data }, at));
    if (user.email_confirmed_at === null && !context.settings.autoconfirm) {
      await sendConfirmation(context, sql, user, ask);
      return;
    }
    if (user.email_confirmed_at === null) await confirmEmail(sql, user, at);
    await sendLink(context, sql, user, ask, 'magic_link');
  });
}

/** Requests that make GoTrue send a mail, and sign-up. */
export function addOtpRoutes(app: Hono, context: AuthContext): void {
  const { sql, limits, settings } = context;

  const otp = async (c: Parameters<typeof readBody>[0]) => {
    limits.signIn(clientInfo(c).address);
    const body = await readBody(c);
    if (typeof body.phone === 'string' && body.phone !== '') {
      throw new AuthFailure(400, 'phone_provider_disabled', 'Unsupported phone provider');
    }
    const email = parseEmail(body.email);
    const ask = { email, redirectTo: redirectTarget(context, c), challenge: parseChallenge(body) };
    const send = () => sendOtp(context, ask, body.create_user !== false, readMetadata(body.data));
    await send().catch((error: unknown) => {
      // Another request for the same new address was first: to this one it is a known address.
      if (error instanceof AuthFailure && error.code === 'email_exists') return send();
      throw error;
    });
    return c.json({});
  };
  app.post('/otp', otp);
  app.post('/magiclink', otp);

  app.post('/recover', async (c) => {
    limits.signIn(clientInfo(c).address);
    const body = await readBody(c);
    const email = parseEmail(body.email);
    const user = await findUserByEmail(sql, email);
    // Whether an address is known is not told.
    if (!user) return c.json({});
    const ask = { email, redirectTo: redirectTarget(context, c), challenge: parseChallenge(body) };
    await sql.begin((tx) => sendLink(context, tx, user, ask, 'recovery'));
    return c.json({});
  });

  app.post('/resend', async (c) => {
    limits.signIn(clientInfo(c).address);
    const body = await readBody(c);
    if (body.type !== 'signup' && body.type !== 'email_change')
      throw invalid('Missing one of these types: signup, email_change');
    const email = parseEmail(body.email);
    const user = await findUserByEmail(sql, email);
    const ask = { email, redirectTo: redirectTarget(context, c), challenge: parseChallenge(body) };
    if (user && body.type === 'signup' && user.email_confirmed_at === null) {
      await sql.begin((tx) => sendConfirmation(context, tx, user, ask));
    }
    if (user?.email_change && body.type === 'email_change') {
      const pending = user.email_change;
      await sql.begin((tx) => sendEmailChange(context, tx, user, pending, ask));
    }
    return c.json({});
  });

  app.post('/signup', async (c) => {
    const client = clientInfo(c);
    const body = await readBody(c);
    refuseClosedSignup(context);
    const data = readMetadata(body.data);
    const at = currentTime(context);
    if (!body.email && !body.phone && !body.password) {
      if (!settings.anonymousEnabled) {
        throw new AuthFailure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled');
      }
      limits.anonymous(client.address);
      const session = await sql.begin(async (tx) =>
        openSession(context, tx, await insertUser(tx, { email: null, data }, at), 'anonymous', client),
      );
      return c.json(session);
    }
    limits.signIn(client.address);
    const email = parseEmail(body.email);
    const passwordHash = await newPasswordHash(context, body.password);
    const known = await findUserByEmail(sql, email);
    if (known?.email_confirmed_at != null) {
      throw new AuthFailure(422, 'user_already_exists', 'User already registered');
    }
    const ask = { email, redirectTo: redirectTarget(context, c), challenge: parseChallenge(body) };
    const result = await sql.begin(async (tx) => {
      const confirmedAt = settings.autoconfirm ? at : null;
      const user = known ?? (await insertUser(tx, { email, data, passwordHash, confirmedAt }, at));
      if (user.email_confirmed_at !== null) return openSession(context, tx, user, 'password', client);
      await sendConfirmation(context, tx, user, ask);
      return toApiUser(await requireUser(tx, user.id));
    });
    return c.json(result);
  });
}

/** Sends the mails that confirm a new address: to the new one, and to the old one where both are asked. */
export async function sendEmailChange(
  context: AuthContext,
  sql: Db,
  user: UserRow,
  newEmail: string,
  ask: Omit<MailRequest, 'email'>,
): Promise<void> {
  refuseTooSoon(context.settings, user.email_change_sent_at, context.now());
  const at = currentTime(context);
  await sql`
    update auth.users set email_change = ${newEmail}, email_change_sent_at = ${at}, email_change_confirm_status = 0, updated_at = ${at}
    where id = ${user.id}`;
  const shared = { userId: user.id, flow: 'email_change', challenge: ask.challenge };
  const mail = { kind: 'email_change', link: 'email_change', user, newEmail, redirectTo: ask.redirectTo } as const;
  await sql`delete from auth.one_time_tokens where user_id = ${user.id} and token_type = 'email_change_token_current'`;
  if (context.settings.doubleConfirmChanges && user.email !== null) {
    const issued = await issueToken(context, sql, {
      ...shared,
      kind: 'email_change_token_current',
      address: user.email,
    });
    await context.mailer.send({ ...mail, to: user.email, issued });
  }
  const issued = await issueToken(context, sql, { ...shared, kind: 'email_change_token_new', address: newEmail });
  await context.mailer.send({ ...mail, to: newEmail, issued });
}
