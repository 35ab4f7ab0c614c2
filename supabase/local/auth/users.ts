import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { AuthFailure, invalid } from './errors.ts';

/** The pool, or a transaction of it. */
export type Db = postgres.ISql;
export type Metadata = Record<string, unknown>;

interface IdentityRow {
  id: string;
  provider: string;
  provider_id: string;
  identity_data: Metadata;
  email: string | null;
  last_sign_in_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface UserRow {
  id: string;
  aud: string;
  role: string;
  email: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  invited_at: Date | null;
  confirmation_sent_at: Date | null;
  recovery_sent_at: Date | null;
  email_change: string | null;
  email_change_sent_at: Date | null;
  email_change_confirm_status: number;
  last_sign_in_at: Date | null;
  raw_app_meta_data: Metadata;
  raw_user_meta_data: Metadata;
  banned_until: Date | null;
  is_anonymous: boolean;
  created_at: Date;
  updated_at: Date;
  identities: IdentityRow[];
}

/** A user as GoTrue's API shows it. */
export type ApiUser = Record<string, unknown> & { id: string };

const ADDRESS = /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\.]+$/;

/** Lower-cases an address and refuses what is none. */
export function parseEmail(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalid('An email address is required');
  const email = value.trim().toLowerCase();
  if (email.length > 255 || !ADDRESS.test(email)) {
    throw invalid('Unable to validate email address: invalid format');
  }
  return email;
}

function select(sql: Db, where: postgres.PendingQuery<postgres.Row[]>): Promise<UserRow[]> {
  return sql<UserRow[]>`
    select u.*, coalesce((
      select jsonb_agg(to_jsonb(i) order by i.created_at) from auth.identities i where i.user_id = u.id
    ), '[]'::jsonb) as identities
    from auth.users u where ${where}`;
}

export async function findUser(sql: Db, id: string): Promise<UserRow | undefined> {
  return (await select(sql, sql`u.id = ${id}`))[0];
}

export async function findUserByEmail(sql: Db, email: string): Promise<UserRow | undefined> {
  return (await select(sql, sql`u.email = ${email} and not u.is_sso_user`))[0];
}

/** Finds a user that an operation cannot do without. */
export async function requireUser(sql: Db, id: string): Promise<UserRow> {
  const user = /^[0-9a-f-]{36}$/i.test(id) ? await findUser(sql, id) : undefined;
  if (!user) throw new AuthFailure(404, 'user_not_found', 'User not found');
  return user;
}

export async function listUsers(sql: Db, page: number, perPage: number): Promise<{ users: UserRow[]; total: number }> {
  const [count] = await sql<{ total: number }[]>`select count(*)::int as total from auth.users`;
  const users = await select(
    sql,
    sql`true order by u.created_at desc, u.id limit ${perPage} offset ${(page - 1) * perPage}`,
  );
  return { users, total: count?.total ?? 0 };
}

export interface NewUser {
  id?: string | undefined;
  email: string | null;
  data: Metadata;
  appData?: Metadata;
  role?: string;
  passwordHash?: string | null;
  confirmedAt?: Date | null;
  invitedAt?: Date | null;
}

/** Inserts a user, with an e-mail identity unless it has no address. Throws `email_exists` when the address is taken. */
export async function insertUser(sql: Db, user: NewUser, at: Date): Promise<UserRow> {
  const id = user.id ?? randomUUID();
  const appData = user.email === null ? {} : { provider: 'email', providers: ['email'] };
  const seen = { email_verified: (user.confirmedAt ?? null) !== null, phone_verified: false };
  const data = user.email === null ? user.data : { ...user.data, sub: id, email: user.email, ...seen };
  try {
    await sql`
      insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, invited_at,
        raw_app_meta_data, raw_user_meta_data, is_anonymous, created_at, updated_at)
      values (${id}, 'authenticated', ${user.role ?? 'authenticated'}, ${user.email}, ${user.passwordHash ?? null},
        ${user.confirmedAt ?? null}, ${user.invitedAt ?? null},
        ${JSON.stringify({ ...appData, ...user.appData })}::text::jsonb, ${JSON.stringify(data)}::text::jsonb,
        ${user.email === null}, ${at}, ${at})`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw emailExists();
    throw error;
  }
  if (user.email !== null) await putEmailIdentity(sql, id, user.email, user.confirmedAt != null, at);
  return requireUser(sql, id);
}

export function emailExists(): AuthFailure {
  return new AuthFailure(422, 'email_exists', 'A user with this email address has already been registered');
}

/** Writes the e-mail identity of a user, made or brought up to date. */
export async function putEmailIdentity(sql: Db, id: string, email: string, verified: boolean, at: Date): Promise<void> {
  const data = JSON.stringify({ sub: id, email, email_verified: verified, phone_verified: false });
  await sql`
    insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
    values (${randomUUID()}, 'email', ${id}, ${id}, ${data}::text::jsonb, ${at}, ${at}, ${at})
    on conflict (provider, provider_id) do update
      set identity_data = excluded.identity_data, updated_at = excluded.updated_at`;
}

/** Marks the address of a user as shown to be theirs. */
export async function confirmEmail(sql: Db, user: UserRow, at: Date): Promise<void> {
  if (user.email === null) return;
  await sql`
    update auth.users set email_confirmed_at = coalesce(email_confirmed_at, ${at}), updated_at = ${at},
      raw_user_meta_data = raw_user_meta_data || '{"email_verified": true}'
    where id = ${user.id}`;
  await putEmailIdentity(sql, user.id, user.email, true, at);
}

/** Puts a confirmed new address in place of the old one; an anonymous user becomes a lasting one. */
export async function applyEmailChange(sql: Db, user: UserRow, email: string, at: Date): Promise<void> {
  const taken = await findUserByEmail(sql, email);
  if (taken && taken.id !== user.id) throw emailExists();
  const data = JSON.stringify({ sub: user.id, email, email_verified: true, phone_verified: false });
  await sql`
    update auth.users set email = ${email}, email_confirmed_at = ${at}, email_change = null,
      email_change_confirm_status = 0, is_anonymous = false, updated_at = ${at},
      raw_user_meta_data = raw_user_meta_data || ${data}::text::jsonb,
      raw_app_meta_data = raw_app_meta_data || '{"provider": "email", "providers": ["email"]}'
    where id = ${user.id}`;
  await putEmailIdentity(sql, user.id, email, true, at);
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** The API's form of a user; what is not set is left out, as GoTrue does. */
export function toApiUser(user: UserRow): ApiUser {
  const optional = {
    email_confirmed_at: user.email_confirmed_at,
    confirmed_at: user.email_confirmed_at,
    invited_at: user.invited_at,
    confirmation_sent_at: user.confirmation_sent_at,
    recovery_sent_at: user.recovery_sent_at,
    new_email: user.email_change,
    email_change_sent_at: user.email_change_sent_at,
    last_sign_in_at: user.last_sign_in_at,
    banned_until: user.banned_until,
  };
  return {
    id: user.id,
    aud: user.aud,
    role: user.role,
    email: user.email ?? '',
    phone: '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => isSet(value))),
    app_metadata: user.raw_app_meta_data,
    user_metadata: user.raw_user_meta_data,
    identities: user.identities.map((identity) => ({
      identity_id: identity.id,
      id: identity.provider_id,
      user_id: user.id,
      identity_data: identity.identity_data,
      provider: identity.provider,
      last_sign_in_at: identity.last_sign_in_at,
      created_at: identity.created_at,
      updated_at: identity.updated_at,
      email: identity.email ?? '',
    })),
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_anonymous: user.is_anonymous,
  };
}
