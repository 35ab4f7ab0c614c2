/** A scratch database for one test file, and people with devices in it. */
import postgres from 'postgres';
import { openScratchDatabase } from '#supabase/local/scratch-database.ts';

export type Sql = postgres.Sql;

/** Two ways in: `sql` as `postgres`, who owns the project's schema, and more connections for concurrency. */
export interface TestDatabase {
  readonly sql: Sql;
  readonly adminUrl: string;
  readonly postgresUrl: string;
  /** Another connection of its own; closed with the database. */
  connect(): Sql;
  close(): Promise<void>;
}

/** Counts and sums read as numbers: all of them fit in a double. */
export const numbers = {
  bigint: {
    to: 20,
    from: [20],
    serialize: (value: number) => String(value),
    parse: (value: string) => Number(value),
  },
  date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value },
};

function connectTo(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => {}, types: numbers }) as unknown as Sql;
}

/** A fresh database with the migrations; close it after the tests. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const scratch = await openScratchDatabase();
  const connections: Sql[] = [];
  const connect = () => {
    const sql = connectTo(scratch.postgresUrl);
    connections.push(sql);
    return sql;
  };
  return {
    sql: connect(),
    adminUrl: scratch.adminUrl,
    postgresUrl: scratch.postgresUrl,
    connect,
    async close() {
      await Promise.all(connections.map((sql) => sql.end({ timeout: 1 })));
      await scratch.close();
    },
  };
}

/** One row of a query that must give one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new Error(`expected one row, got ${rows.length}`);
  }
  return row;
}

/** Signs somebody up. */
export async function makeUser(sql: Sql, profile: { zone?: string; dayStartHour?: number } = {}): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into auth.users (id, aud, role, email) values (${id}, 'authenticated', 'authenticated', ${`${id}@example.test`})`;
  await sql`update public.profiles set time_zone = ${profile.zone ?? 'UTC'}, day_start_hour = ${profile.dayStartHour ?? 0} where user_id = ${id}`;
  return id;
}

/** Gives a person an editor. */
export async function makeDevice(sql: Sql, user: string, name = 'Laptop'): Promise<string> {
  const rows = await sql<{ id: string }[]>`
    insert into public.devices (user_id, kind, name) values (${user}, 'vscode', ${name}) returning id`;
  return only(rows).id;
}

/** What ingest says about a row. */
export interface Outcome {
  readonly index: number;
  readonly id: string | null;
  readonly outcome: 'created' | 'duplicate' | 'conflict' | 'rejected';
  readonly reasons: readonly string[];
  readonly session_id?: number;
}

export interface Batch {
  readonly user: string;
  readonly device: string;
  readonly epoch?: number;
  readonly zone?: string | null;
  /** The receiving clock, ISO. */
  readonly now?: string;
  readonly rows: unknown;
}

/** Hands rows in through the real ingest function. */
export async function ingest(sql: Sql, batch: Batch): Promise<readonly Outcome[]> {
  const rows = await sql<{ outcomes: Outcome[] }[]>`
    select private.ingest_sessions(
      ${batch.user}, ${batch.device}, ${batch.epoch ?? 1}, ${batch.zone ?? null}, true,
      ${batch.now ?? new Date().toISOString()}, ${JSON.stringify(batch.rows)}::text::jsonb
    ) as outcomes`;
  return only(rows).outcomes;
}

export interface SnapshotInput {
  readonly user: string;
  readonly device: string;
  readonly epoch?: number;
  readonly now?: string;
  readonly snapshot: unknown;
}

/** Hands lifetime counters in through the real function. */
export async function applySnapshot(sql: Sql, input: SnapshotInput): Promise<void> {
  await sql`
    select private.apply_snapshot(
      ${input.user}, ${input.device}, ${input.epoch ?? 1}, ${input.now ?? new Date().toISOString()},
      ${JSON.stringify(input.snapshot)}::text::jsonb
    )`;
}

/** Everything derived of a person, without what only counts changes. */
export async function derivedRows(sql: Sql, user: string) {
  const [days, months, badges, runs, epochs, totals] = await Promise.all([
    sql`select * from public.daily_totals where user_id = ${user} order by local_date`,
    sql`select * from public.monthly_totals where user_id = ${user} order by month`,
    sql`select badge, earned_on from public.achievements where user_id = ${user} order by badge`,
    sql`select * from public.practice_runs where user_id = ${user} order by from_date`,
    // A device and epoch whose sessions were all deleted keeps a row of zeros; a rebuild makes none.
    sql`select * from private.device_epoch_totals where user_id = ${user}
      and (known_xp, known_ms, later_xp, later_ms) <> (0, 0, 0, 0) order by device_id, epoch`,
    sql`select to_jsonb(t) - 'version' - 'updated_at' as totals from public.user_totals as t where user_id = ${user}`,
  ]);
  return {
    days: [...days],
    months: [...months],
    badges: [...badges],
    runs: [...runs],
    epochs: [...epochs],
    totals: [...totals],
  };
}
