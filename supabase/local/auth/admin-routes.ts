import type { Context, Hono } from 'hono';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, invalid } from './errors.ts';
import type { IssuedToken, LinkType } from './mailer.ts';
import { issueToken, type TokenKind } from './one-time.ts';
import { newPasswordHash } from './otp-routes.ts';
import { type Body, bearer, readBody, readMetadata, redirectTarget } from './request.ts';
import { sameSecret } from './secrets.ts';
import {
  confirmEmail,
  type Db,
  emailExists,
  findUserByEmail,
  insertUser,
  listUsers,
  parseEmail,
  putEmailIdentity,
  requireUser,
  toApiUser,
  type UserRow,
} from './users.ts';

const MAX_PAGE = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function requireAdmin(context: AuthContext, secretKey: string, c: Context): Promise<void> {
  const token = bearer(c);
  const shown = [c.req.header('apikey'), token].filter((key) => key !== undefined);
  if (shown.some((key) => sameSecret(key, secretKey))) return;
  if (token === undefined)
    throw new AuthFailure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const claims = await context.tokens.verify(token, context.now());
  if (claims.role !== 'service_role') throw new AuthFailure(403, 'not_admin', 'User not allowed');
}

function pageNumber(value: string | undefined, fallback: number, most: number): number {
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw invalid('Bad Pagination Parameters');
  return Math.min(number, most);
}

function banEnd(duration: unknown, now: number): Date | null | undefined {
  if (duration === undefined) return undefined;
  if (duration === 'none') return null;
  const parts = typeof duration === 'string' ? [...duration.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)] : [];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== duration)
    throw invalid('invalid format for ban duration');
  const unit: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 };
  return new Date(now + parts.reduce((sum, [, count, name = 's']) => sum + Number(count) * (unit[name] ?? 0), 0));
}

async function createUser(context: AuthContext, sql: Db, body: Body): Promise<UserRow> {
  const at = currentTime(context);
  if (body.id !== undefined && (typeof body.id !== 'string' || !UUID.test(body.id))) {
    throw invalid('ID must conform to the uuid v4 format');
  }
  const user = await insertUser(
    sql,
    {
      id: body.id,
      email: parseEmail(body.email),
      data: readMetadata(body.user_metadata),
      appData: readMetadata(body.app_metadata),
      ...(typeof body.role === 'string' && body.role !== '' ? { role: body.role } : {}),
      passwordHash: body.password === undefined ? null : await newPasswordHash(context, body.password),
      confirmedAt: body.email_confirm === true ? at : null,
    },
    at,
  );
  return body.ban_duration === undefined ? user : updateUser(context, sql, user, { ban_duration: body.ban_duration });
}

async function updateUser(context: AuthContext, sql: Db, user: UserRow, body: Body): Promise<UserRow> {
  const at = currentTime(context);
  const banned = banEnd(body.ban_duration, context.now());
  const hash = body.password === undefined ? undefined : await newPasswordHash(context, body.password);
  const email = body.email ? parseEmail(body.email) : undefined;
  if (email !== undefined && email !== user.email) {
    if (await findUserByEmail(sql, email)) throw emailExists();
    await sql`update auth.users set email = ${email}, is_anonymous = false where id = ${user.id}`;
    await putEmailIdentity(sql, user.id, email, body.email_confirm === true, at);
  }
  const data = JSON.stringify(readMetadata(body.user_metadata));
  const appData = JSON.stringify(readMetadata(body.app_metadata));
  await sql`
    update auth.users set updated_at = ${at},
      raw_user_meta_data = jsonb_strip_nulls(raw_user_meta_data || ${data}::text::jsonb),
      raw_app_meta_data = jsonb_strip_nulls(raw_app_meta_data || ${appData}::text::jsonb),
      encrypted_password = ${hash === undefined ? user.encrypted_password : hash},
      banned_until = ${banned === undefined ? user.banned_until : banned},
      role = ${typeof body.role === 'string' && body.role !== '' ? body.role : user.role}
    where id = ${user.id}`;
  if (body.email_confirm === true) await confirmEmail(sql, await requireUser(sql, user.id), at);
  return requireUser(sql, user.id);
}

interface LinkPlan {
  user: UserRow;
  link: LinkType;
  kind: TokenKind;
  address: string;
}

async function planLink(context: AuthContext, sql: Db, body: Body): Promise<LinkPlan> {
  const email = parseEmail(body.email);
  const known = await findUserByEmail(sql, email);
  const at = currentTime(context);
  const data = readMetadata(body.data);
  const made = async (invited: boolean) => {
    const passwordHash = body.password === undefined ? null : await newPasswordHash(context, body.password);
    return insertUser(sql, { email, data, passwordHash, invitedAt: invited ? at : null }, at);
  };
  switch (body.type) {
    case 'magiclink':
      // For an address that is new, a magic link is its sign-up.
      if (!known) return { user: await made(false), link: 'signup', kind: 'confirmation_token', address: email };
      return { user: known, link: 'magiclink', kind: 'recovery_token', address: email };
    case 'recovery':
      if (!known) throw new AuthFailure(404, 'user_not_found', 'User with this email not found');
      return { user: known, link: 'recovery', kind: 'recovery_token', address: email };
    case 'signup':
    case 'invite': {
      if (known && known.email_confirmed_at !== null) throw emailExists();
      const user = known ?? (await made(body.type === 'invite'));
      return { user, link: body.type, kind: 'confirmation_token', address: email };
    }
    case 'email_change_current':
    case 'email_change_new': {
      if (!known) throw new AuthFailure(404, 'user_not_found', 'User with this email not found');
      const target = parseEmail(body.new_email);
      const taken = await findUserByEmail(sql, target);
      if (taken && taken.id !== known.id) throw emailExists();
      await sql`
        update auth.users set email_change = ${target}, email_change_sent_at = ${at}, email_change_confirm_status = 0
        where id = ${known.id}`;
      const isNew = body.type === 'email_change_new';
      const kind = isNew ? 'email_change_token_new' : 'email_change_token_current';
      return { user: known, link: 'email_change', kind, address: isNew ? target : email };
    }
    default:
      throw invalid(`Invalid email action link type requested: ${String(body.type)}`);
  }
}

async function makeLink(context: AuthContext, sql: Db, body: Body): Promise<{ plan: LinkPlan; issued: IssuedToken }> {
  const plan = await planLink(context, sql, body);
  const { kind, address, link, user } = plan;
  const issued = await issueToken(context, sql, { userId: user.id, kind, address, flow: link, challenge: undefined });
  return { plan, issued };
}

/** `/admin/*` and `/invite`, for the secret key only. */
export function addAdminRoutes(app: Hono, context: AuthContext, secretKey: string): void {
  const { sql } = context;
  app.use('/admin/*', async (c, next) => {
    await requireAdmin(context, secretKey, c);
    await next();
  });

  app.get('/admin/users', async (c) => {
    const page = pageNumber(c.req.query('page'), 1, Number.MAX_SAFE_INTEGER);
    const perPage = pageNumber(c.req.query('per_page'), 50, MAX_PAGE);
    const { users, total } = await listUsers(sql, page, perPage);
    const last = Math.max(1, Math.ceil(total / perPage));
    const link = (to: number, rel: string) =>
      `<${new URL(c.req.url).pathname}?page=${to}&per_page=${perPage}>; rel="${rel}"`;
    c.header('x-total-count', String(total));
    c.header('link', [...(page < last ? [link(page + 1, 'next')] : []), link(last, 'last')].join(', '));
    return c.json({ users: users.map(toApiUser), aud: 'authenticated' });
  });

  app.post('/admin/users', async (c) => {
    const body = await readBody(c);
    return c.json(toApiUser(await sql.begin((tx) => createUser(context, tx, body))));
  });

  app.get('/admin/users/:id', async (c) => c.json(toApiUser(await requireUser(sql, c.req.param('id')))));

  app.put('/admin/users/:id', async (c) => {
    const user = await requireUser(sql, c.req.param('id'));
    const body = await readBody(c);
    return c.json(toApiUser(await sql.begin((tx) => updateUser(context, tx, user, body))));
  });

  app.delete('/admin/users/:id', async (c) => {
    const user = await requireUser(sql, c.req.param('id'));
    const body = await readBody(c);
    if (body.should_soft_delete === true) throw invalid('Soft deletion is not supported here');
    await sql`delete from auth.users where id = ${user.id}`;
    return c.json({});
  });

  app.post('/admin/generate_link', async (c) => {
    const body = await readBody(c);
    const redirectTo = redirectTarget(context, c, body.redirect_to);
    const { plan, issued } = await sql.begin((tx) => makeLink(context, tx, body));
    return c.json({
      ...toApiUser(await requireUser(sql, plan.user.id)),
      action_link: context.mailer.linkFor(plan.link, issued.tokenHash, redirectTo),
      email_otp: issued.code,
      hashed_token: issued.tokenHash,
      verification_type: String(body.type).startsWith('email_change') ? body.type : plan.link,
      redirect_to: redirectTo,
    });
  });

  app.post('/invite', async (c) => {
    await requireAdmin(context, secretKey, c);
    const body = await readBody(c);
    const redirectTo = redirectTarget(context, c, body.redirect_to);
    const user = await sql.begin(async (tx) => {
      const { plan, issued } = await makeLink(context, tx, { ...body, type: 'invite' });
      await context.mailer.send({
        kind: 'invite',
        link: 'invite',
        user: plan.user,
        to: plan.address,
        issued,
        redirectTo,
      });
      return plan.user;
    });
    return c.json(toApiUser(user));
  });
}
