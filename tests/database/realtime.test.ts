/** What is sent on a person's topic: enough to follow along, never thousands of rows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applySnapshot, ingest, makeDevice, makeUser, openTestDatabase, type TestDatabase } from './database.ts';
import { sessionRow } from './sessions.ts';

const START = Date.UTC(2023, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Message {
  readonly event: string;
  readonly private: boolean;
  readonly payload: Record<string, unknown>;
}

async function heardWhile(user: string, work: () => Promise<unknown>): Promise<readonly Message[]> {
  const before = await database.sql<{ id: string }[]>`select id from realtime.messages where topic = ${`user:${user}`}`;
  await work();
  const after = await database.sql<(Message & { id: string })[]>`
    select id, event, private, payload from realtime.messages where topic = ${`user:${user}`} order by event`;
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}

async function person() {
  const user = await makeUser(database.sql);
  const device = await makeDevice(database.sql, user);
  // The first data of a device is an event of its own.
  await ingest(database.sql, { user, device, zone: 'UTC', rows: [sessionRow({ start: START - DAY })] });
  return { user, device };
}

const eventsOf = (messages: readonly Message[]) => messages.map(({ event }) => event);

describe('sessions', () => {
  test('a few carry their rows, their days and the totals, in two private messages', async () => {
    const { user, device } = await person();
    const rows = [0, 1, 2].map((at) => sessionRow({ start: START + at * HOUR }));
    const heard = await heardWhile(user, () => ingest(database.sql, { user, device, zone: 'UTC', rows }));
    expect(eventsOf(heard)).toEqual(['sessions_recorded', 'totals_changed']);
    expect(heard.every((message) => message.private)).toBe(true);
    const [recorded, totals] = heard;
    expect(recorded?.payload).toMatchObject({ count: 3 });
    expect(recorded?.payload.sessions).toMatchObject(rows.map(({ id }) => ({ client_session_id: id, user_id: user })));
    expect(totals?.payload).toMatchObject({
      totals: { sessions: 4 },
      days: [{ local_date: '2023-01-01', sessions: 3 }],
    });
  });

  test('a statement with 5,000 rows sends one refetch of each kind', async () => {
    const { user, device } = await person();
    const rows = Array.from({ length: 5000 }, (_, at) =>
      sessionRow({ start: START + at * 5 * HOUR, activeMs: 60_000 }),
    );
    const heard = await heardWhile(user, () => ingest(database.sql, { user, device, zone: 'UTC', rows }));
    expect(
      heard.map(({ event, payload }) => [event, payload.count, payload.refetch, payload.sessions, payload.days]),
    ).toEqual([
      ['achievements_changed', undefined, true, undefined, undefined],
      ['sessions_recorded', 5000, true, undefined, undefined],
      ['totals_changed', undefined, true, undefined, undefined],
    ]);
  });

  test.each([
    [25, true],
    [26, false],
  ])('%i rows: rows carried is %s', async (count, carried) => {
    const { user, device } = await person();
    const rows = Array.from({ length: count }, (_, at) => sessionRow({ start: START + at * HOUR }));
    const heard = await heardWhile(user, () => ingest(database.sql, { user, device, zone: 'UTC', rows }));
    expect('sessions' in (heard[0]?.payload ?? {})).toBe(carried);
  });

  test.each([
    [31, true],
    [32, false],
  ])('%i days: days carried is %s', async (count, carried) => {
    const { user, device } = await person();
    const rows = Array.from({ length: count }, (_, at) => sessionRow({ start: START + at * DAY }));
    const heard = await heardWhile(user, () => ingest(database.sql, { user, device, zone: 'UTC', rows }));
    const totals = heard.find((message) => message.event === 'totals_changed');
    expect('days' in (totals?.payload ?? {})).toBe(carried);
  });

  test('a replay sends nothing', async () => {
    const { user, device } = await person();
    const rows = [sessionRow({ start: START })];
    await ingest(database.sql, { user, device, zone: 'UTC', rows });
    expect(await heardWhile(user, () => ingest(database.sql, { user, device, zone: 'UTC', rows }))).toEqual([]);
  });

  test('a deleted session takes its day along as zeros', async () => {
    const { user, device } = await person();
    const [made] = await ingest(database.sql, { user, device, zone: 'UTC', rows: [sessionRow({ start: START })] });
    const heard = await heardWhile(
      user,
      () => database.sql`delete from public.sessions where id = ${made?.session_id ?? 0}`,
    );
    expect(heard.map(({ event, payload }) => [event, payload.ids, payload.days])).toEqual([
      ['sessions_deleted', [made?.session_id], undefined],
      ['totals_changed', undefined, [expect.objectContaining({ local_date: '2023-01-01', sessions: 0, active_ms: 0 })]],
    ]);
  });
});

test('a snapshot sends the totals, its replay nothing', async () => {
  const { user, device } = await person();
  const snapshot = { totalXP: 400, exportDate: '2023-01-02T00:00:00.000Z' };
  const first = await heardWhile(user, () => applySnapshot(database.sql, { user, device, snapshot }));
  expect(first.map(({ event, payload }) => [event, payload.days])).toEqual([['totals_changed', []]]);
  expect(await heardWhile(user, () => applySnapshot(database.sql, { user, device, snapshot }))).toEqual([]);
});

test.each([
  ['preferences_changed', 'preferences', 'theme', 'dark'],
  ['profile_changed', 'profiles', 'week_start', 7],
  ['devices_changed', 'devices', 'name', 'Studio'],
])('%s carries the row with its version', async (event, table, column, value) => {
  const { user } = await person();
  const { sql } = database;
  const heard = await heardWhile(
    user,
    () => sql`update ${sql(`public.${table}`)} set ${sql({ [column]: value })} where user_id = ${user}`,
  );
  expect(eventsOf(heard)).toEqual([event]);
  expect(heard[0]?.payload).toMatchObject({
    row: { user_id: user, [column]: value, version: expect.toSatisfy((version: number) => version > 1) },
  });
});

test('a changed goal tells of the preference and of the goal that holds from today on', async () => {
  const { user } = await person();
  const { sql } = database;
  const heard = await heardWhile(
    user,
    () => sql`update public.preferences set daily_goal_minutes = 15 where user_id = ${user}`,
  );
  expect(eventsOf(heard)).toEqual(['goal_changed', 'preferences_changed']);
  expect(heard[0]?.payload).toMatchObject({ row: { user_id: user, daily_goal_minutes: 15, weekly_goal_minutes: 105 } });
});

test('badges are told of when they change, and only then', async () => {
  const { user, device } = await person();
  const give = (day: number) =>
    heardWhile(user, () =>
      ingest(database.sql, { user, device, zone: 'UTC', rows: [sessionRow({ start: START + day * DAY })] }),
    );
  for (let day = 0; day < 5; day += 1) expect(eventsOf(await give(day))).not.toContain('achievements_changed');
  expect(eventsOf(await give(5))).toContain('achievements_changed');
  expect(eventsOf(await give(6))).not.toContain('achievements_changed');
});
