/** What the charts read, against a plain recount of the sessions; goals through time; badges. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runsOf } from '#src/domain/streaks.ts';
import {
  derivedRows,
  ingest,
  makeDevice,
  makeUser,
  only,
  openTestDatabase,
  type Sql,
  type TestDatabase,
} from './database.ts';
import { sessionRow } from './sessions.ts';

const START = Date.UTC(2024, 10, 20, 3);
const NOW = '2026-06-01T00:00:00.000Z';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Runs a query as the person, with role, claims and row policies as over the API. */
async function asPerson<Row>(
  sql: Sql,
  user: string,
  work: (own: Sql) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  let rows: readonly Row[] = [];
  await sql.begin(async (own) => {
    const claims = JSON.stringify({ sub: user, role: 'authenticated' });
    await own`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    rows = await work(own as unknown as Sql);
  });
  return rows;
}

const read = async (sql: Sql, user: string, work: (own: Sql) => Promise<readonly { value: unknown }[]>) =>
  only(await asPerson(sql, user, work)).value;

const facts = fc.record({
  start: fc.integer({ min: 0, max: 24 * 120 }).map((hours) => START + hours * HOUR),
  activeMs: fc.constantFrom(0, 60_000, 600_000, 3_000_000),
  cycles: fc.nat({ max: 50 }),
  goalMinutes: fc.constantFrom(1, 5, 10),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'),
  span: fc.constantFrom(3_000_000, 3_600_000),
  pattern: fc.option(fc.constantFrom('chill', 'boxing', '4-0-6-0'), { nil: undefined }),
  pledgeHonored: fc.option(fc.boolean(), { nil: undefined }),
});
type Facts = Omit<typeof facts extends fc.Arbitrary<infer T> ? T : never, 'pattern' | 'pledgeHonored'> & {
  readonly pattern?: string | undefined;
  readonly pledgeHonored?: boolean | undefined;
};

function rowOf({ pledgeHonored, pattern, ...more }: Facts): object {
  const row = sessionRow({ ...more, ...(pattern === undefined ? {} : { pattern }) });
  // A kept pledge needs its goal reached, otherwise the row is refused.
  const honored = pledgeHonored === true && more.activeMs >= more.goalMinutes * 60_000;
  if (pledgeHonored === undefined) return row;
  return { ...row, pledgeHonored: honored, ...(honored ? { pledgeMultiplier: 1.15 } : {}) };
}

interface Kept {
  readonly local_date: string;
  readonly device_id: string;
  readonly active_ms: number;
  readonly elapsed_ms: number;
  readonly pledge_honored: boolean | null;
  readonly pattern: string | null;
  readonly cycles: number;
  readonly hour: number;
}

const partsOf = (rows: readonly Kept[], keyOf: (row: Kept) => string) =>
  Object.fromEntries(
    [...Map.groupBy(rows, keyOf)].map(([key, own]) => [
      key,
      { sessions: own.length, active_ms: own.reduce((sum, row) => sum + row.active_ms, 0) },
    ]),
  );

/** Sums of one day or month, counted the plain way. */
function recount(rows: readonly Kept[]) {
  const sum = (measure: (row: Kept) => number) => rows.reduce((total, row) => total + measure(row), 0);
  return {
    sessions: rows.length,
    active_ms: sum((row) => row.active_ms),
    cycles: sum((row) => row.cycles),
    elapsed_ms: sum((row) => row.elapsed_ms),
    pledges_honored: sum((row) => (row.pledge_honored === true ? 1 : 0)),
    pledges_missed: sum((row) => (row.pledge_honored === false ? 1 : 0)),
    by_pattern: partsOf(rows, (row) => row.pattern ?? 'unknown'),
    by_device: partsOf(rows, (row) => row.device_id),
    sessions_by_hour: Array.from({ length: 24 }, (_, hour) => rows.filter((row) => row.hour === hour).length),
  };
}

async function keptRows(sql: Sql, user: string): Promise<readonly Kept[]> {
  return await sql<Kept[]>`
    select ((s.ended_at at time zone s.time_zone) - make_interval(hours => p.day_start_hour))::date as local_date,
      s.device_id, s.active_ms, s.pledge_honored, s.pattern, s.cycles,
      (extract(epoch from s.ended_at - s.started_at) * 1000)::integer as elapsed_ms,
      extract(hour from s.started_at at time zone s.time_zone)::integer as hour
    from public.sessions as s join public.profiles as p on p.user_id = s.user_id where s.user_id = ${user}`;
}

const groups = (rows: readonly Kept[], keyOf: (row: Kept) => string) =>
  [...Map.groupBy(rows, keyOf)].sort(([a], [b]) => a.localeCompare(b));

test('days, months, runs and bests are those of a plain recount, and stay so under a rebuild', async () => {
  const { sql } = database;
  const property = fc.asyncProperty(
    fc.array(facts, { minLength: 1, maxLength: 25 }),
    fc.array(facts, { maxLength: 10 }),
    fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
    fc.integer({ min: 0, max: 5 }),
    async (first, second, deleted, hour) => {
      const user = await makeUser(sql, { dayStartHour: hour });
      const devices = [await makeDevice(sql, user, 'A'), await makeDevice(sql, user, 'B')];
      const batches = [
        [devices[0], first],
        [devices[1], second],
        // The same rows again, now with a pattern: it is filled in where it was missing.
        [devices[0], first.map((row) => ({ ...row, pattern: row.pattern ?? 'relaxing' }))],
      ] as const;
      for (const [device, rows] of batches) {
        await ingest(sql, { user, device: device ?? '', zone: 'UTC', now: NOW, rows: rows.map(rowOf) });
      }
      for (const at of deleted) {
        const ids = await sql<
          { id: number }[]
        >`select id from public.sessions where user_id = ${user} order by id offset ${at} limit 1`;
        for (const { id } of ids) await asPerson(sql, user, (own) => own`select public.session_delete(${id})`);
      }

      const rows = await keptRows(sql, user);
      const days = groups(rows, (row) => row.local_date).map(([date, own]) => ({ local_date: date, ...recount(own) }));
      const months = groups(rows, (row) => row.local_date.slice(0, 7)).map(([month, own]) => ({
        month: `${month}-01`,
        ...recount(own),
        active_days: new Set(own.filter((row) => row.active_ms > 0).map((row) => row.local_date)).size,
      }));
      const runs = runsOf(days.filter((day) => day.active_ms > 0).map((day) => day.local_date));
      expect(
        await read(sql, user, (own) => own`select public.analytics_days('2000-01-01', '2100-01-01') as value`),
      ).toEqual(days.map((day) => expect.objectContaining(day)));
      expect(
        await read(sql, user, (own) => own`select public.analytics_months('2000-01-01', '2100-01-01') as value`),
      ).toEqual(months.map((month) => expect.objectContaining(month)));
      expect(
        await read(sql, user, (own) => own`select public.analytics_runs('2000-01-01', '2100-01-01', 400) as value`),
      ).toEqual(runs);
      const bests = await read(sql, user, (own) => own`select public.analytics_bests() as value`);
      const most = (list: readonly { readonly active_ms: number }[]) =>
        Math.max(0, ...list.map((one) => one.active_ms)) || undefined;
      const best = bests as Record<'session' | 'day' | 'month', { active_ms: number } | null> & {
        run: { days: number } | null;
      };
      expect([best.session?.active_ms, best.day?.active_ms, best.month?.active_ms, best.run?.days]).toEqual([
        most(rows),
        most(days),
        most(months),
        Math.max(0, ...runs.map((run) => run.days)) || undefined,
      ]);

      const kept = await derivedRows(sql, user);
      await sql`select private.rebuild_user(${user})`;
      expect(await derivedRows(sql, user)).toEqual(kept);
    },
  );
  await fc.assert(property, { numRuns: 30 });
}, 120_000);

describe('reading', () => {
  test('a month that a span only touches is whole; runs are the latest, at full length', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    const device = await makeDevice(sql, user);
    const rows = [0, 1, 2, 5, 6, 40].map((day) => sessionRow({ start: Date.UTC(2025, 2, 28, 9) + day * DAY }));
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows });
    const months = await read(
      sql,
      user,
      (own) => own`select public.analytics_months('2025-04-20', '2025-05-01') as value`,
    );
    expect(months).toMatchObject([
      { month: '2025-04-01', active_days: 2 },
      { month: '2025-05-01', active_days: 1 },
    ]);
    expect(
      await read(sql, user, (own) => own`select public.analytics_runs('2025-03-30', '2025-04-02') as value`),
    ).toEqual([
      { from: '2025-03-28', to: '2025-03-30', days: 3 },
      { from: '2025-04-02', to: '2025-04-03', days: 2 },
    ]);
    expect(
      await read(sql, user, (own) => own`select public.analytics_runs('2025-01-01', '2026-01-01', 1) as value`),
    ).toEqual([{ from: '2025-05-07', to: '2025-05-07', days: 1 }]);
  });

  test('a span of sessions is cut as days are: by practice date', async () => {
    const { sql } = database;
    const user = await makeUser(sql, { dayStartHour: 4 });
    const device = await makeDevice(sql, user);
    const starts = ['2025-03-05T03:30:00Z', '2025-03-05T05:00:00Z', '2025-03-06T02:00:00Z', '2025-03-06T04:00:00Z'];
    const rows = starts.map((start) => sessionRow({ start: Date.parse(start) }));
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows });
    const day = await asPerson(
      sql,
      user,
      (own) => own<{ start: string }[]>`
      select start from (
        select to_char(started_at at time zone 'UTC', 'DD HH24:MI') as start
        from public.session_page(p_from => '2025-03-05', p_to => '2025-03-05')
      ) as page`,
    );
    expect(day.map(({ start }) => start)).toEqual(['06 02:00', '05 05:00']);
  });

  test('each cell of hours and weekdays, and each pledge, opens to the sessions that it counts', async () => {
    const { sql } = database;
    const user = await makeUser(sql, { dayStartHour: 4 });
    const device = await makeDevice(sql, user);
    const zones = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'];
    const rows = Array.from({ length: 120 }, (_, at) => ({
      ...sessionRow({ start: START + at * 7 * HOUR, timeZone: zones[at % zones.length] ?? 'UTC' }),
      ...(at % 5 === 0 ? { pledgeHonored: false } : {}),
    }));
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows });
    // From the rollups, which a cell of the chart is drawn from, and not from the sessions.
    const cells = await sql<{ hour: number; weekday: number; sessions: number }[]>`
      select (h.at - 1)::integer as hour, extract(isodow from d.local_date)::integer as weekday, sum(h.sessions)::integer as sessions
      from public.daily_totals as d cross join unnest(d.sessions_by_hour) with ordinality as h (sessions, at)
      where d.user_id = ${user} group by 1, 2`;
    expect(cells.filter((cell) => cell.sessions > 0).length).toBeGreaterThan(20);
    const opened = await asPerson(
      sql,
      user,
      (own) => own<{ hour: number; weekday: number; sessions: number }[]>`
        select h as hour, w as weekday,
          (select count(*)::integer from public.session_page(p_hour => h, p_weekday => w, p_limit => 200)) as sessions
        from generate_series(0, 23) as h cross join generate_series(1, 7) as w`,
    );
    const sorted = (list: readonly { hour: number; weekday: number; sessions: number }[]) =>
      list
        .map((cell) => `${String(cell.weekday)} ${String(cell.hour)}: ${String(cell.sessions)}`)
        .filter((words) => !words.endsWith(': 0'))
        .sort();
    expect(sorted(opened)).toEqual(sorted(cells));
    const [pledges] = await asPerson(
      sql,
      user,
      (own) => own`select
        (select count(*)::integer from public.session_page(p_pledge => 'missed', p_limit => 200)) as missed,
        (select count(*)::integer from public.session_page(p_pledge => 'honored', p_limit => 200)) as honored`,
    );
    expect(pledges).toEqual({ missed: 24, honored: 0 });
  });

  test('nobody else’s figures are there', async () => {
    const { sql } = database;
    const stranger = await makeUser(sql);
    for (const name of ['analytics_months', 'analytics_runs']) {
      const value = await read(sql, stranger, (own) =>
        own.unsafe(`select public.${name}('2000-01-01', '2100-01-01') as value`),
      );
      expect(value).toEqual([]);
    }
    expect(await read(sql, stranger, (own) => own`select public.analytics_bests() as value`)).toEqual({
      session: null,
      day: null,
      month: null,
      run: null,
    });
  });
});

describe('goals', () => {
  const goals = async (sql: Sql, user: string) => [
    ...(await sql`select valid_from, daily_goal_minutes as daily, weekly_goal_minutes as weekly
      from public.goal_changes where user_id = ${user} order by valid_from`),
  ];
  const set = (sql: Sql, user: string, patch: Record<string, number | null>) =>
    asPerson(sql, user, (own) => own`update public.preferences set ${own(patch)} where user_id = ${user}`);

  test('what is chosen on the first day holds for all that was before; later changes do not rewrite the past', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    expect(await goals(sql, user)).toEqual([{ valid_from: '0001-01-01', daily: 10, weekly: 70 }]);
    await set(sql, user, { daily_goal_minutes: 15 });
    expect(await goals(sql, user)).toEqual([{ valid_from: '0001-01-01', daily: 15, weekly: 105 }]);

    await sql`update public.profiles set created_at = now() - interval '40 days' where user_id = ${user}`;
    const { today } = only(await sql<{ today: string }[]>`select (now() at time zone 'UTC')::date as today`);
    await set(sql, user, { weekly_goal_minutes: 60 });
    await set(sql, user, { daily_goal_minutes: 20 });
    expect(await goals(sql, user)).toEqual([
      { valid_from: '0001-01-01', daily: 15, weekly: 105 },
      { valid_from: today, daily: 20, weekly: 60 },
    ]);
    await set(sql, user, { weekly_goal_minutes: null });
    expect(await goals(sql, user)).toContainEqual({ valid_from: today, daily: 20, weekly: 140 });
    const sent = await read(sql, user, (own) => own`select public.dashboard() -> 'goals' as value`);
    expect(sent).toHaveLength(2);
  });

  test('other preferences leave goals alone', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    await sql`update public.profiles set created_at = now() - interval '40 days' where user_id = ${user}`;
    await asPerson(sql, user, (own) => own`update public.preferences set theme = 'dark' where user_id = ${user}`);
    expect(await goals(sql, user)).toHaveLength(1);
  });

  test('after a journey west no later day keeps an older choice', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    await sql`update public.profiles set created_at = now() - interval '40 days' where user_id = ${user}`;
    const zoned = (zone: string) => sql`update public.profiles set time_zone = ${zone} where user_id = ${user}`;
    await zoned('Pacific/Kiritimati');
    await set(sql, user, { daily_goal_minutes: 30 });
    await zoned('Pacific/Pago_Pago');
    await set(sql, user, { daily_goal_minutes: 5 });
    expect((await goals(sql, user)).map((row) => row.daily)).toEqual([10, 5]);
  });
});

describe('badges', () => {
  const earned = async (sql: Sql, user: string) =>
    Object.fromEntries(
      (
        await sql<{ badge: string; earned_on: string }[]>`
        select badge, earned_on from public.achievements where user_id = ${user}`
      ).map((row) => [row.badge, row.earned_on]),
    );
  const morning = (day: number, minutes = 5) =>
    sessionRow({ start: Date.UTC(2025, 0, 1 + day, 8), activeMs: minutes * 60_000 });

  test('each is earned on the day its condition first held, whatever the order of arrival', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    const device = await makeDevice(sql, user);
    const give = (days: readonly number[]) =>
      ingest(sql, { user, device, zone: 'UTC', now: NOW, rows: days.map((day) => morning(day)) });
    await give([10]);
    expect(await earned(sql, user)).toEqual({ first_session: '2025-01-11' });
    await give([0, 1, 2, 4, 5, 6]);
    expect(await earned(sql, user)).toEqual({ first_session: '2025-01-01' });
    await give([3]);
    expect(await earned(sql, user)).toEqual({ first_session: '2025-01-01', week_run: '2025-01-07' });
    await give(Array.from({ length: 130 }, (_, at) => 20 + at));
    expect(await earned(sql, user)).toEqual({
      first_session: '2025-01-01',
      week_run: '2025-01-07',
      // Eight days, then from the 20th of the list on: the twentieth morning, the hundredth session and day.
      early_bird: '2025-02-01',
      month_run: '2025-02-19',
      hundred_sessions: '2025-04-22',
      hundred_days: '2025-04-22',
      hundred_run: '2025-04-30',
      ten_hours: '2025-05-12',
    });
  });

  test('hours of the day count at the edges that are told', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    const device = await makeDevice(sql, user);
    const at = (day: number, hour: number) => sessionRow({ start: Date.UTC(2025, 0, 1 + day, hour), activeMs: 60_000 });
    const rows = Array.from({ length: 19 }, (_, day) => [at(day, 5), at(day, 18)]).flat();
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows: [...rows, at(25, 4), at(26, 12), at(27, 17)] });
    expect(Object.keys(await earned(sql, user)).sort()).toEqual(['first_session', 'week_run']);
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows: [at(28, 11), at(29, 23)] });
    expect(await earned(sql, user)).toMatchObject({ early_bird: '2025-01-29', evening_rest: '2025-01-30' });
  });

  test('what no longer holds goes, tells so once, and is celebrated once', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    const device = await makeDevice(sql, user);
    const rows = Array.from({ length: 7 }, (_, day) => morning(day));
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows });
    const list = async () =>
      (await read(sql, user, (own) => own`select public.achievements_list() as value`)) as readonly {
        badge: string;
        earned_on: string | null;
        noted: boolean;
      }[];
    const week = async () => (await list()).find((row) => row.badge === 'week_run');
    expect(await week()).toEqual({
      badge: 'week_run',
      metric: 'run',
      threshold: 7,
      earned_on: '2025-01-07',
      noted: false,
    });
    await asPerson(sql, user, (own) => own`select public.badges_noted(array['week_run', 'hundred_run', 'nonsense'])`);
    expect(await week()).toMatchObject({ noted: true });
    expect(await sql`select from public.badge_notes where user_id = ${user}`).toHaveLength(1);

    const { id } = only(
      await sql<{ id: number }[]>`
      select id from public.sessions where user_id = ${user} and local_date = '2025-01-04'`,
    );
    const { tombstone } = only(
      await asPerson(
        sql,
        user,
        (own) => own<{ tombstone: number }[]>`select public.session_delete(${id}) as tombstone`,
      ),
    );
    expect(await week()).toMatchObject({ earned_on: null });
    await asPerson(sql, user, (own) => own`select public.session_restore(${tombstone})`);
    expect(await week()).toMatchObject({ earned_on: '2025-01-07', noted: true });
    const messages = await sql<{ n: number }[]>`
      select count(*) as n from realtime.messages where topic = ${`user:${user}`} and event = 'achievements_changed'`;
    expect(only(messages).n).toBe(4);
  });
});
