import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** Who a channel acts for: the claims of its token. */
export interface Claims {
  role: string;
  sub?: string | undefined;
  /** Seconds since 1970; none for API keys. */
  exp?: number | undefined;
  [claim: string]: unknown;
}

export type Extension = 'broadcast' | 'presence';

/** What the policies on `realtime.messages` let a person do with a topic. */
export interface Policies {
  read: Readonly<Record<Extension, boolean>>;
}

const ROLES = new Set(['anon', 'authenticated', 'service_role']);
const NOTHING: Policies = { read: { broadcast: false, presence: false } };

class RolledBack extends Error {}

async function inRolledBack<T>(sql: postgres.Sql, run: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  let outcome: { value: T } | undefined;
  try {
    await sql.begin(async (tx) => {
      outcome = { value: await run(tx) };
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  if (!outcome) throw new Error('The authorization query gave no answer');
  return outcome.value;
}

async function become(tx: postgres.TransactionSql, claims: Claims, topic: string): Promise<void> {
  await tx`
    select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
      set_config('request.jwt.claim.role', ${claims.role}, true),
      set_config('realtime.topic', ${topic}, true),
      set_config('role', ${claims.role}, true)`;
}

/** Asks the policies whether a person may read a topic. Nothing that is tried stays. */
export async function readPolicies(sql: postgres.Sql, claims: Claims, topic: string): Promise<Policies> {
  if (!ROLES.has(claims.role)) return NOTHING;
  const probes = { broadcast: randomUUID(), presence: randomUUID() };
  return inRolledBack(sql, async (tx) => {
    await tx`
      insert into realtime.messages (id, topic, extension, private)
      values (${probes.broadcast}, ${topic}, 'broadcast', true), (${probes.presence}, ${topic}, 'presence', true)`;
    await become(tx, claims, topic);
    const seen = await tx<{ id: string }[]>`
      select id from realtime.messages where id in (${probes.broadcast}, ${probes.presence})`;
    const ids = new Set(seen.map((row) => row.id));
    return { read: { broadcast: ids.has(probes.broadcast), presence: ids.has(probes.presence) } };
  });
}

/** Asks the policies whether a person may send to a topic. Nothing that is tried stays. */
export async function mayWrite(
  sql: postgres.Sql,
  claims: Claims,
  topic: string,
  extension: Extension,
): Promise<boolean> {
  if (!ROLES.has(claims.role)) return false;
  return inRolledBack(sql, async (tx) => {
    await become(tx, claims, topic);
    try {
      // Without `returning`, which would ask for the right to read as well.
      await tx.savepoint(
        (point) =>
          point`insert into realtime.messages (topic, extension, private) values (${topic}, ${extension}, true)`,
      );
      return true;
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code === '42501') return false;
      throw error;
    }
  });
}
