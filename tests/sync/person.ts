/** A person with a paired device, and what the database holds of them. */
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { expect } from 'vitest';
import { derivedRows, makeDevice, makeUser, numbers } from '#tests/database/database.ts';

export interface PairedDevice {
  readonly id: string;
  readonly token: string;
}

/** A look into the database past all rules. Counts, sums and dates read as numbers and texts. */
export function openSql(adminUrl: string): postgres.Sql {
  return postgres(adminUrl, { max: 2, onnotice: () => undefined, types: numbers }) as unknown as postgres.Sql;
}

/** Signs somebody up. */
export function newUser(sql: postgres.Sql, zone = 'UTC'): Promise<string> {
  return makeUser(sql, { zone });
}

/** A device with a token, as pairing leaves it. */
export async function pairDevice(sql: postgres.Sql, user: string): Promise<PairedDevice> {
  const id = await makeDevice(sql, user, 'Editor');
  const token = `bmd_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest('hex');
  await sql`insert into private.device_tokens (device_id, token_hash) values (${id}, ${hash})`;
  return { id, token };
}

/** A session as a test compares it. */
export interface StoredSession {
  readonly id: string;
  readonly cycles: number;
  readonly activeMs: number;
}

export async function storedSessions(sql: postgres.Sql, user: string): Promise<readonly StoredSession[]> {
  return await sql<StoredSession[]>`
    select client_session_id as id, cycles, active_ms as "activeMs" from public.sessions
    where user_id = ${user} order by client_session_id, cycles`;
}

/** Whatever is derived of a person is what a rebuild from the facts gives. */
export async function expectRebuildChangesNothing(sql: postgres.Sql, user: string): Promise<void> {
  const before = await derivedRows(sql, user);
  await sql`select private.rebuild_user(${user})`;
  expect(await derivedRows(sql, user)).toEqual(before);
}
