/** Derived rows after any sequence of acts are those that a rebuild from the facts gives, and those of src/domain. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badgeDates } from '#src/domain/badges.ts';
import { foldTotals } from '#src/domain/totals.ts';
import {
  applySnapshot,
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

const START = Date.UTC(2025, 2, 20, 12);
const NOW = '2025-06-01T00:00:00.000Z';
const HOUR = 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface World {
  readonly user: string;
  readonly devices: readonly string[];
}

type Act = (sql: Sql, world: World) => Promise<void>;

/** Runs a function as the person: role, claims and row policies as over the API. */
async function asPerson(sql: Sql, user: string, work: (own: Sql) => Promise<unknown>): Promise<void> {
  await sql.begin(async (own) => {
    const claims = JSON.stringify({ sub: user, role: 'authenticated' });
    await own`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    await work(own as unknown as Sql);
  });
}

const place = fc.record({ device: fc.nat({ max: 1 }), epoch: fc.integer({ min: 1, max: 2 }) });
const deviceOf = (world: World, at: number) => world.devices[at] ?? '';

const ingestAct: fc.Arbitrary<Act> = fc
  .record({
    place,
    sessions: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 24 * 20 }).map((hours) => START + hours * HOUR),
        activeMs: fc.constantFrom(0, 60_000, 600_000, 3_000_000),
        cycles: fc.nat({ max: 50 }),
        goalMinutes: fc.constantFrom(1, 5, 10),
        timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'),
        pattern: fc.constantFrom('boxing', '4-4-4-4'),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ place: { device, epoch }, sessions }) => async (sql, world) => {
    const rows = sessions.map((facts) => sessionRow(facts));
    await ingest(sql, { user: world.user, device: deviceOf(world, device), epoch, zone: 'UTC', now: NOW, rows });
  });

const snapshotAct: fc.Arbitrary<Act> = fc
  .record({
    place,
    totalXP: fc.option(fc.nat({ max: 3000 })),
    totalMeditationTime: fc.option(fc.nat({ max: 9_000_000 })),
    challengesCompleted: fc.option(fc.nat({ max: 20 })),
    asOf: fc.integer({ min: 0, max: 24 * 20 }).map((hours) => new Date(START + hours * HOUR).toISOString()),
  })
  .map(({ place: { device, epoch }, asOf, ...counters }) => async (sql, world) => {
    const snapshot = { ...counters, exportDate: asOf };
    await applySnapshot(sql, { user: world.user, device: deviceOf(world, device), epoch, now: NOW, snapshot });
  });

const deleteAct: fc.Arbitrary<Act> = fc.nat({ max: 30 }).map((at) => async (sql, world) => {
  const rows = await sql<
    { id: number }[]
  >`select id from public.sessions where user_id = ${world.user} order by id offset ${at} limit 1`;
  for (const { id } of rows) {
    await asPerson(sql, world.user, (own) => own`select public.session_delete(${id})`);
  }
});

const restoreAct: fc.Arbitrary<Act> = fc.nat({ max: 3 }).map((at) => async (sql, world) => {
  const rows = await sql<
    { id: number }[]
  >`select id from public.session_tombstones where user_id = ${world.user} order by id offset ${at} limit 1`;
  for (const { id } of rows) {
    await asPerson(sql, world.user, (own) => own`select public.session_restore(${id})`);
  }
});

const dayStartAct: fc.Arbitrary<Act> = fc.nat({ max: 12 }).map((hour) => async (sql, world) => {
  await asPerson(
    sql,
    world.user,
    (own) => own`update public.profiles set day_start_hour = ${hour} where user_id = ${world.user}`,
  );
});

const act = fc.oneof(
  { weight: 5, arbitrary: ingestAct },
  { weight: 2, arbitrary: snapshotAct },
  { weight: 3, arbitrary: deleteAct },
  { weight: 2, arbitrary: restoreAct },
  { weight: 1, arbitrary: dayStartAct },
);

async function foldedByDomain(sql: Sql, user: string) {
  const sessions = await sql`select *, started_at::text, ended_at::text from public.sessions where user_id = ${user}`;
  const snapshots = await sql`select * from public.device_snapshots where user_id = ${user}`;
  const profile = only(
    await sql<{ hour: number }[]>`select day_start_hour as hour from public.profiles where user_id = ${user}`,
  );
  return foldTotals(
    sessions.map((row) => ({
      deviceId: row.device_id,
      epoch: row.epoch,
      id: row.client_session_id,
      startedAt: new Date(row.started_at),
      endedAt: new Date(row.ended_at),
      activeMs: row.active_ms,
      cycles: row.cycles,
      goalMinutes: row.goal_minutes,
      goalBonusXp: row.goal_bonus_xp,
      pledgeHonored: row.pledge_honored,
      pattern: row.pattern,
      timeZone: row.time_zone,
    })),
    snapshots.map((row) => ({
      deviceId: row.device_id,
      epoch: row.epoch,
      totalXp: row.total_xp,
      totalMs: row.total_meditation_ms,
      challengesCompleted: row.challenges_completed,
      asOf: row.as_of,
    })),
    { dayStartHour: profile.hour },
  );
}

const sharesOf = (shares: ReadonlyMap<string, { sessions: number; activeMs: number }>) =>
  Object.fromEntries([...shares].map(([key, { sessions, activeMs }]) => [key, { sessions, active_ms: activeMs }]));

test('any sequence of acts leaves what a rebuild leaves, and what src/domain folds', async () => {
  const { sql } = database;
  const property = fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
    const user = await makeUser(sql);
    const world = { user, devices: [await makeDevice(sql, user, 'A'), await makeDevice(sql, user, 'B')] };
    for (const step of acts) {
      await step(sql, world);
    }
    const kept = await derivedRows(sql, user);
    await sql`select private.rebuild_user(${user})`;
    expect(kept).toEqual(await derivedRows(sql, user));

    const folded = await foldedByDomain(sql, user);
    const totals = only(kept.totals).totals;
    expect(
      kept.days.map((day) => [
        day.local_date,
        day.sessions,
        day.active_ms,
        day.xp,
        day.goals_set,
        day.goals_reached,
        day.active_ms_by_hour.map(Number),
        day.sessions_by_hour.map(Number),
        day.elapsed_ms,
        day.pledges_honored,
        day.pledges_missed,
        day.by_pattern,
        day.by_device,
      ]),
    ).toEqual(
      folded.days.map((day) => [
        day.localDate,
        day.sessions,
        day.activeMs,
        day.xp,
        day.goalsSet,
        day.goalsReached,
        [...day.activeMsByHour],
        [...day.sessionsByHour],
        day.elapsedMs,
        day.pledgesHonored,
        day.pledgesMissed,
        sharesOf(day.byPattern),
        sharesOf(day.byDevice),
      ]),
    );
    expect(
      kept.months.map((month) => [
        month.month,
        month.active_days,
        month.active_ms,
        month.elapsed_ms,
        month.sessions_by_hour.map(Number),
        month.by_pattern,
      ]),
    ).toEqual(
      folded.months.map((month) => [
        month.month,
        month.activeDays,
        month.activeMs,
        month.elapsedMs,
        [...month.sessionsByHour],
        sharesOf(month.byPattern),
      ]),
    );
    expect(kept.badges.map(({ badge, earned_on }) => [badge, earned_on])).toEqual(
      [...badgeDates(folded)].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    expect(kept.runs.map((run) => ({ from: run.from_date, to: run.to_date, days: run.days }))).toEqual(folded.runs);
    expect(totals).toMatchObject({
      sessions: folded.totals.sessions,
      active_ms: folded.totals.activeMs,
      other_ms: folded.totals.otherMs,
      cycles: folded.totals.cycles,
      known_xp: folded.totals.knownXp,
      other_xp: folded.totals.otherXp,
      total_xp: folded.totals.totalXp,
      level: folded.totals.level,
      active_days: folded.totals.activeDays,
      first_date: folded.totals.firstDate,
      last_date: folded.totals.lastDate,
      latest_run_days: folded.totals.latestRun?.days ?? 0,
      longest_run_from: folded.totals.longestRun?.from ?? null,
      longest_run_days: folded.totals.longestRun?.days ?? 0,
      challenges_completed: folded.totals.challengesCompleted,
    });
  });
  await fc.assert(property, { numRuns: 40 });
}, 120_000);

describe('rows of other people', () => {
  test('moving the start of the day leaves them untouched', async () => {
    const { sql } = database;
    const [one, other] = [await makeUser(sql), await makeUser(sql)];
    for (const user of [one, other]) {
      const device = await makeDevice(sql, user);
      await ingest(sql, {
        user,
        device,
        zone: 'UTC',
        now: NOW,
        rows: [sessionRow({ start: Date.UTC(2025, 2, 20, 2) })],
      });
    }
    const before = await sql`select xmin, * from public.daily_totals where user_id = ${other}`;
    await sql`update public.profiles set day_start_hour = 4 where user_id = ${one}`;
    expect(await sql`select xmin, * from public.daily_totals where user_id = ${other}`).toEqual(before);
    const moved = await sql<
      { local_date: string }[]
    >`select local_date from public.daily_totals where user_id = ${one}`;
    expect(moved.map((day) => day.local_date)).toEqual(['2025-03-19']);
  });

  test('removing an account leaves nothing of it', async () => {
    const { sql } = database;
    const user = await makeUser(sql);
    const device = await makeDevice(sql, user);
    const rows = Array.from({ length: 40 }, (_, at) => sessionRow({ start: START + at * 26 * HOUR }));
    await ingest(sql, { user, device, zone: 'UTC', now: NOW, rows });
    await applySnapshot(sql, { user, device, now: NOW, snapshot: { totalXP: 500 } });
    await asPerson(
      sql,
      user,
      (own) => own`
      select public.session_delete(id) from (select id from public.sessions limit 1) as s`,
    );
    await sql`delete from auth.users where id = ${user}`;
    const left = await sql<{ table: string; rows: number }[]>`
      select c.oid::regclass::text as table,
        (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s where user_id = %L', c.oid::regclass, ${user}::text), false, true, '')))[1]::text::integer as rows
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'user_id'
      where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
    expect(left.length).toBeGreaterThan(9);
    expect(left.filter(({ rows: count }) => count > 0)).toEqual([]);
    expect(await sql`select from private.device_tokens where device_id = ${device}`).toHaveLength(0);
  });
});
