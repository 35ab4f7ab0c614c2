/** Benches on the database alone: what a batch costs, and whether history makes anything slower. */
import postgres from 'postgres';
import { openScratchDatabase } from '#supabase/local/scratch-database.ts';
import { type Figure, inTurn, ratioFigure } from './measure.ts';
import { giveHistory, ingest, makePerson, type Person, sessionRow } from './people.ts';

async function withDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const database = await openScratchDatabase();
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
    await database.close();
  }
}

/** A batch of 100 new sessions against a batch of 1, both for a person with some history. */
export function batchSize(): Promise<Figure[]> {
  return withDatabase(async (sql) => {
    const [many, one] = [await makePerson(sql), await makePerson(sql)];
    await giveHistory(sql, many, 1000);
    await giveHistory(sql, one, 1000);
    let next = 1000;
    const samples = await inTurn(
      60,
      (round) =>
        ingest(
          sql,
          many,
          Array.from({ length: 100 }, (_, at) => sessionRow(1000 + round * 100 + at)),
        ),
      () => ingest(sql, one, [sessionRow(next++)]),
    );
    return [ratioFigure('ingest: batch of 100 against batch of 1', samples.a, samples.b, 2)];
  });
}

async function asPerson(sql: postgres.Sql, person: Person, query: (own: postgres.TransactionSql) => Promise<unknown>) {
  await sql.begin(async (own) => {
    const claims = JSON.stringify({ sub: person.userId, role: 'authenticated' });
    await own`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    await query(own);
  });
}

/** Each read that the dashboard and the analytics make, for 100,000 sessions against 100. */
export function history(): Promise<Figure[]> {
  return withDatabase(async (sql) => {
    const [heavy, light] = [await makePerson(sql), await makePerson(sql)];
    await giveHistory(sql, heavy, 100_000);
    // A hundred sessions over the 36 weeks that the dashboard shows: rare practice against heavy practice.
    await giveHistory(sql, light, 100, 3600);
    // As many days and months as the heavy one has, with one session in three weeks: all of a long time.
    const rare = await makePerson(sql);
    await giveHistory(sql, rare, 660, 30_300);
    await sql`analyze`;
    const reads: readonly (readonly [string, (own: postgres.TransactionSql) => Promise<unknown>])[] = [
      ['dashboard()', (own) => own`select public.dashboard()`],
      ['session_page()', (own) => own`select * from public.session_page(p_limit => 50)`],
      ['analytics_days(), a week', (own) => own`select public.analytics_days(current_date - 6, current_date)`],
      ['analytics_days(), a month', (own) => own`select public.analytics_days(current_date - 29, current_date)`],
      ['analytics_months(), a year', (own) => own`select public.analytics_months(current_date - 200, current_date)`],
      ['analytics_runs(), all', (own) => own`select public.analytics_runs('0001-01-01', current_date)`],
      ['analytics_bests()', (own) => own`select public.analytics_bests()`],
      ['achievements_list()', (own) => own`select public.achievements_list()`],
      ['goals', (own) => own`select * from public.goal_changes`],
    ];
    const figures: Figure[] = [];
    for (const [name, read] of reads) {
      const samples = await inTurn(
        60,
        () => asPerson(sql, heavy, (own) => read(own)),
        () => asPerson(sql, light, (own) => read(own)),
      );
      figures.push(ratioFigure(`${name}: 100,000 sessions against 100`, samples.a, samples.b, 1.5));
    }
    const all = (own: postgres.TransactionSql) => own`select public.analytics_months('0001-01-01', current_date)`;
    const samples = await inTurn(
      60,
      () => asPerson(sql, heavy, all),
      () => asPerson(sql, rare, all),
    );
    figures.push(ratioFigure('analytics_months(), 38 years: 100,000 sessions against 660', samples.a, samples.b, 1.5));
    return figures;
  });
}

/** Batches of 25 into a table that holds ten million sessions of others, against an empty one, in turn. */
export function tenMillion(): Promise<Figure[]> {
  return withDatabase((full) =>
    withDatabase(async (empty) => {
      await fillTable(full, 10_000_000);
      const [there, here] = [await makePerson(full), await makePerson(empty)];
      const rows = (round: number) => Array.from({ length: 25 }, (_, at) => sessionRow(round * 25 + at));
      const samples = await inTurn(
        200,
        (round) => ingest(full, there, rows(round)),
        (round) => ingest(empty, here, rows(round)),
        20,
      );
      return [ratioFigure('ingest of 25 into 10,000,000 sessions against an empty table', samples.a, samples.b, 1.2)];
    }),
  );
}

/** Rows of 200 other people, straight into the table: their derived rows do not matter here, the indexes do. */
async function fillTable(sql: postgres.Sql, count: number): Promise<void> {
  const people: Person[] = [];
  for (let at = 0; at < 200; at += 1) people.push(await makePerson(sql));
  await sql`alter table public.sessions disable trigger user`;
  for (const person of people) {
    await sql`
      insert into public.sessions (user_id, device_id, epoch, client_session_id, content_hash, started_at, ended_at,
        active_ms, cycles, goal_minutes, goal_bonus_xp, time_zone, zone_assumed, local_date)
      select ${person.userId}, ${person.deviceId}, 1, 'sess-' || (1400000000000 + n * 3600000::bigint)::text, md5(n::text) || md5(n::text),
        to_timestamp(1400000000 + n * 3600::bigint), to_timestamp(1400000180 + n * 3600), 180000, 12, 3, 2, 'UTC', false,
        (to_timestamp(1400000180 + n * 3600) at time zone 'UTC')::date
      from generate_series(1, ${count / people.length}) as n`;
  }
  await sql`alter table public.sessions enable trigger user`;
  await sql`vacuum analyze public.sessions`;
  await sql`checkpoint`;
}
