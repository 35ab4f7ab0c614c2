/** People and sessions for the database benches: plain rows through the real ingest function. */
import postgres from 'postgres';

export interface Person {
  readonly userId: string;
  readonly deviceId: string;
}

/** A person with one editor device, made the way a sign-up makes one. */
export async function makePerson(sql: postgres.Sql): Promise<Person> {
  const userId = crypto.randomUUID();
  await sql`insert into auth.users (id, aud, role, email) values (${userId}, 'authenticated', 'authenticated', ${`${userId}@example.test`})`;
  const [device] = await sql<{ id: string }[]>`
    insert into public.devices (user_id, kind, name, consent) values (${userId}, 'vscode', 'Bench', 'sessions') returning id`;
  if (device === undefined) throw new Error('The device was not made');
  return { userId, deviceId: device.id };
}

const minute = 60_000;
/** One moment for the whole run, so that the rows of two chunks cannot collide. */
const benchStart = Date.now() - 10 * minute;

/**
 * The row of a person's `n`-th session, counted back from now, three minutes each, never overlapping.
 * @param everyMinutes distance between two starts; more than three
 */
export function sessionRow(n: number, everyMinutes = 200): Record<string, unknown> {
  const start = benchStart - n * everyMinutes * minute;
  const activeMs = 3 * minute;
  return {
    id: `sess-${String(start)}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + activeMs).toISOString(),
    activeMs,
    cycles: 12,
    goalMinutes: 3,
    goalBonusXP: 2,
  };
}

/** Sends rows through the ingest function, as the API and the import do. */
export async function ingest(sql: postgres.Sql, person: Person, rows: readonly unknown[]): Promise<void> {
  await sql`select private.ingest_sessions(${person.userId}, ${person.deviceId}, 1, 'UTC', false, now(), ${JSON.stringify(rows)}::text::jsonb)`;
}

/** Gives a person `count` sessions back from now. */
export async function giveHistory(sql: postgres.Sql, person: Person, count: number, everyMinutes = 200): Promise<void> {
  const chunk = 5000;
  for (let from = 0; from < count; from += chunk) {
    const rows = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => sessionRow(from + at, everyMinutes));
    await ingest(sql, person, rows);
  }
}

/** Gives whoever signed in with this address `count` sessions, on the device that they paired or on one of their own. */
export async function practise(adminUrl: string, address: string, count: number, everyMinutes = 200): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const [paired] = await sql<Person[]>`
      select d.user_id as "userId", d.id as "deviceId" from public.devices as d
      join auth.users as u on u.id = d.user_id where u.email = ${address}`;
    const [made] =
      paired === undefined
        ? await sql<Person[]>`
            insert into public.devices (user_id, kind, name, consent)
            select id, 'vscode', 'Laptop', 'sessions' from auth.users where email = ${address}
            returning user_id as "userId", id as "deviceId"`
        : [paired];
    if (made === undefined) throw new Error('Nobody signed in');
    await giveHistory(sql, made, count, everyMinutes);
  } finally {
    await sql.end();
  }
}
