/** Runs and totals in SQL are those of the shared cases, and of src/domain. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runsOf } from '#src/domain/streaks.ts';
import {
  applySnapshot,
  derivedRows,
  ingest,
  makeDevice,
  makeUser,
  only,
  openTestDatabase,
  type TestDatabase,
} from './database.ts';
import { ruleCases } from './rule-cases.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface RunCase {
  readonly name: string;
  readonly dates: readonly string[];
  readonly runs: readonly { readonly from: string; readonly to: string; readonly days: number }[];
}

describe('runs', () => {
  const runs = async (added: readonly string[], removed: readonly string[] = []) => {
    const user = await makeUser(database.sql);
    // Day by day, so that joining is what is tested.
    for (const date of added) {
      await database.sql`select private.apply_runs(${user}, ${[date]}::date[], '{}')`;
    }
    for (const date of removed) {
      await database.sql`select private.apply_runs(${user}, '{}', ${[date]}::date[])`;
    }
    const rows = await database.sql<{ from: string; to: string; days: number }[]>`
      select from_date as from, to_date as to, days from public.practice_runs where user_id = ${user} order by from_date`;
    return [...rows];
  };

  test.each(ruleCases<RunCase>('runs').map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(await runs([...new Set(one.dates)])).toEqual(one.runs);
  });

  test('any days, some taken away again', async () => {
    const day = fc
      .integer({ min: 0, max: 30 })
      .map((n) => new Date(Date.UTC(2025, 1, 15 + n)).toISOString().slice(0, 10));
    const property = fc.asyncProperty(fc.uniqueArray(day), fc.uniqueArray(day), async (added, taken) => {
      const removed = taken.filter((date) => added.includes(date));
      const left = added.filter((date) => !removed.includes(date));
      expect(await runs(added, removed)).toEqual(runsOf(left));
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

interface EpochCase {
  readonly name: string;
  readonly sessions: readonly { readonly device: string; readonly epoch: number; readonly id: string }[];
  readonly snapshots: readonly {
    readonly device: string;
    readonly epoch: number;
    readonly totalXP?: number | null;
    readonly asOf: string;
  }[];
  readonly totals: Record<string, number>;
}

describe('totals of devices and epochs', () => {
  test.each(ruleCases<EpochCase>('device-epochs').map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const user = await makeUser(database.sql);
    const devices = new Map<string, string>();
    for (const { device } of [...one.sessions, ...one.snapshots]) {
      devices.set(device, devices.get(device) ?? (await makeDevice(database.sql, user, device)));
    }
    for (const { device, epoch, ...session } of one.sessions) {
      // The same id and content on two devices would be one session, handed in twice; the cases mean two sessions.
      const id = `sess-${Number(session.id.slice(5)) + [...devices.keys()].indexOf(device)}`;
      const row = { ...session, id };
      await ingest(database.sql, { user, device: devices.get(device) ?? '', epoch, zone: 'UTC', rows: [row] });
    }
    for (const { device, epoch, asOf, ...counters } of one.snapshots) {
      const snapshot = { ...counters, exportDate: asOf };
      await applySnapshot(database.sql, { user, device: devices.get(device) ?? '', epoch, snapshot });
    }
    const { totals } = await derivedRows(database.sql, user);
    const row = only(totals).totals as Record<string, number>;
    expect({
      knownXp: row.known_xp,
      otherXp: row.other_xp,
      totalXp: row.total_xp,
      activeMs: row.active_ms,
      otherMs: row.other_ms,
      level: row.level,
      challengesCompleted: row.challenges_completed,
    }).toEqual(one.totals);
  });
});
