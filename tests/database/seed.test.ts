/** The demo account: there after the seed, right in every derived row, current on any day, and left alone by a second seed. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEVELS } from '#src/domain/levels.ts';
import { derivedRows, only, openTestDatabase, type Sql, type TestDatabase } from './database.ts';

const SEED = readFileSync(new URL('../../supabase/seed.sql', import.meta.url), 'utf8');
const NOW = "date_trunc('second', now())";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function demoUser(sql: Sql): Promise<string> {
  return only(await sql<{ id: string }[]>`select id from auth.users where email = 'demo@example.test'`).id;
}

async function everything(sql: Sql) {
  const tables = ['auth.users', 'auth.identities', 'public.profiles', 'public.preferences', 'public.devices'];
  const rows = [...tables, 'public.sessions', 'public.device_snapshots', 'public.user_totals'].map((table) =>
    sql.unsafe(`select to_jsonb(t) as row from ${table} as t order by to_jsonb(t)::text`),
  );
  return (await Promise.all(rows)).map((table) => table.map(({ row }) => row as unknown));
}

test('a year of practice on three devices, told by the rules', async () => {
  const { sql } = database;
  await sql.unsafe(SEED);
  const user = await demoUser(sql);
  const account = only(
    await sql`
    select u.email_confirmed_at is not null as confirmed, i.provider, i.email
    from auth.users as u join auth.identities as i on i.user_id = u.id`,
  );
  expect(account).toEqual({ confirmed: true, provider: 'email', email: 'demo@example.test' });

  const devices = await sql`
    select d.kind, d.name, count(s.id) > 5 as has_sessions, coalesce(sum(s.cycles), 0) > 0 as counts_cycles
    from public.devices as d left join public.sessions as s on s.device_id = d.id group by d.id order by d.id`;
  expect([...devices]).toEqual([
    { kind: 'vscode', name: 'Laptop', has_sessions: true, counts_cycles: true },
    { kind: 'vscode', name: 'Desk at work', has_sessions: true, counts_cycles: false },
    { kind: 'web', name: 'Browser', has_sessions: true, counts_cycles: true },
  ]);

  const story = only(
    await sql`
    select count(distinct s.time_zone) as zones, count(distinct s.pattern) > 3 as has_patterns,
      bool_or(s.pattern is null) as has_unknown_pattern, bool_or(s.goal_minutes = 1) as has_micro,
      bool_or(s.pledge_honored) as has_kept, bool_or(not s.pledge_honored) as has_missed,
      bool_or(s.active_ms < s.goal_minutes * 60000) as has_short, bool_or(s.flags <> '{}') as has_flags,
      max(s.local_date) - min(s.local_date) > 340 as is_a_year
    from public.sessions as s`,
  );
  expect(story).toEqual({
    zones: 2,
    has_patterns: true,
    has_unknown_pattern: true,
    has_micro: true,
    has_kept: true,
    has_missed: true,
    has_short: true,
    has_flags: false,
    is_a_year: true,
  });

  const derived = await derivedRows(sql, user);
  await sql`select private.rebuild_user(${user})`;
  expect(await derivedRows(sql, user)).toEqual(derived);
});

test('a second seed changes nothing', async () => {
  const { sql } = database;
  const before = await everything(sql);
  await sql.unsafe(SEED);
  expect(await everything(sql)).toEqual(before);
});

test('on every day of the week it is current and has a level ahead', async () => {
  const { sql } = database;
  await sql`delete from auth.users`;
  for (let days = 0; days < 7; days += 1) {
    const then = SEED.replace(NOW, `(${NOW} - interval '${days} days ${days * 3} hours')`);
    expect(then.length > SEED.length).toBe(true);
    await sql.unsafe(then);
    const totals = only(
      await sql<{ level: number; latest_run_days: number; age: number }[]>`
      select t.level, t.latest_run_days, (now() at time zone 'Europe/Berlin')::date - t.last_date as age
      from public.user_totals as t`,
    );
    expect(totals.level).toBeGreaterThanOrEqual(6);
    expect(totals.level).toBeLessThan(LEVELS.length);
    expect(totals.latest_run_days).toBeGreaterThanOrEqual(10);
    expect(totals.age - days).toBeLessThanOrEqual(2);
    await sql`delete from auth.users`;
  }
});
