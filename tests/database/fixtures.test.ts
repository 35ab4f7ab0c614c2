/** Every export goes through ingest and snapshot, and the database must hold what its expected file says. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epochStep } from '#src/domain/epochs.ts';
import { reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { type ExtensionExport, readExport } from '#src/domain/snapshots.ts';
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

const FOLDER = new URL('../fixtures/exports/', import.meta.url);

interface Day {
  readonly sessions: number;
  readonly activeMs: number;
  readonly cycles: number;
  readonly xp: number;
}

interface RunFacts {
  readonly days: number;
  readonly from: string | null;
  readonly to: string | null;
}

interface Expected {
  readonly zone: string;
  readonly asOf: string;
  readonly asOfLocalDate: string;
  readonly rowsCounted: number;
  readonly rowsRejected: number;
  readonly totals: Record<string, number | string | null>;
  readonly longestRun: RunFacts;
  readonly currentRun: RunFacts;
  readonly totalXP: number | null;
  readonly level: { readonly level: number } | null;
  readonly otherXp: number | null;
  readonly otherMs: number | null;
  readonly recovered?: {
    readonly totalXPAtLeast: number;
    readonly otherXpAtLeast: number;
    readonly levelAtLeast: { level: number };
  };
  readonly rowIssues: readonly {
    readonly index: number;
    readonly list?: string;
    readonly reasons: readonly string[];
  }[];
  readonly perDate: Record<string, Day>;
  readonly byCaptureZone?: {
    readonly zones: readonly { readonly zone: string; readonly until?: string }[];
    readonly perDate: Record<string, Day>;
    readonly longestRun: RunFacts;
    readonly activeDays: number;
  };
  readonly files: readonly string[];
  readonly rule: string;
}

const text = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const expectedOf = (name: string) => JSON.parse(text(name)) as Expected;
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const exports = names.filter((name) => !name.endsWith('.expected.json'));
const combined = names.filter((name) => name.endsWith('.combined.expected.json'));

function read(name: string): ExtensionExport {
  const reading = readExport(text(name));
  if (!reading.ok) {
    throw new Error(`${name}: ${reading.problem.message}`);
  }
  return reading.value;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const newUser = (zone: string) => makeUser(database.sql, { zone });

async function bring(name: string, place: { user: string; device: string; epoch?: number; zone: string }) {
  const source = read(name);
  const outcomes = await ingest(database.sql, { ...place, now: source.asOf, rows: source.rows.map(({ row }) => row) });
  const report = reportOf(source, { zone: place.zone });
  await applySnapshot(database.sql, { ...place, now: source.asOf, snapshot: snapshotCounters(source, report) });
  return { source, outcomes };
}

/** What the database holds, in the words of the expected files. */
async function held(user: string, today: string) {
  const { days, runs, totals } = await derivedRows(database.sql, user);
  const row = only(totals).totals as Record<string, number | string | null>;
  const longest = { days: row.longest_run_days, from: row.longest_run_from, to: row.longest_run_to };
  const isCurrent =
    typeof row.latest_run_to === 'string' && Date.parse(row.latest_run_to) >= Date.parse(today) - 86_400_000;
  return {
    perDate: Object.fromEntries(
      days.map((day) => [
        day.local_date,
        { sessions: day.sessions, activeMs: day.active_ms, cycles: day.cycles, xp: day.xp },
      ]),
    ),
    runs,
    totals: {
      sessions: row.sessions,
      activeMs: row.active_ms,
      cycles: row.cycles,
      xp: row.known_xp,
      activeDays: row.active_days,
      firstDate: row.first_date,
      lastDate: row.last_date,
    },
    longestRun: longest,
    currentRun: isCurrent
      ? { days: row.latest_run_days, from: row.latest_run_from, to: row.latest_run_to }
      : { days: 0, from: null, to: null },
    totalXp: row.total_xp,
    otherXp: row.other_xp,
    otherMs: row.other_ms,
    level: row.level,
  };
}

describe.each(exports)('%s', (name) => {
  const expected = expectedOf(name.replace('.json', '.expected.json'));

  test('gives its expected days, runs, totals and row codes', async () => {
    const user = await newUser(expected.zone);
    const device = await makeDevice(database.sql, user);
    const { source, outcomes } = await bring(name, { user, device, zone: expected.zone });
    const state = await held(user, expected.asOfLocalDate);
    expect(state.perDate).toEqual(expected.perDate);
    expect(state.totals).toEqual(expected.totals);
    expect(state.longestRun).toEqual(expected.longestRun);
    expect(state.currentRun).toEqual(expected.currentRun);
    expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(expected.rowsCounted);
    expect(outcomes.filter(({ outcome }) => outcome !== 'created')).toHaveLength(expected.rowsRejected);
    expect(
      outcomes.flatMap(({ index, reasons }) => (reasons.length > 0 ? [{ place: source.rows[index], reasons }] : [])),
    ).toEqual(
      expected.rowIssues.map(({ index, list, reasons }) => ({
        place: source.rows.find((row) => row.index === index && (list === undefined || row.list === list)),
        reasons,
      })),
    );
    expect(state.totalXp).toBe(expected.recovered?.totalXPAtLeast ?? expected.totalXP);
    expect(state.level).toBe(expected.recovered?.levelAtLeast.level ?? expected.level?.level);
    expect(state.otherXp).toBe(expected.recovered?.otherXpAtLeast ?? expected.otherXp);
    if (expected.recovered === undefined) {
      expect(state.otherMs).toBe(expected.otherMs);
    }
  });

  test('changes nothing when it comes a second time', async () => {
    const user = await newUser(expected.zone);
    const device = await makeDevice(database.sql, user);
    await bring(name, { user, device, zone: expected.zone });
    const before = await database.sql`select * from public.user_totals where user_id = ${user}`;
    const { outcomes } = await bring(name, { user, device, zone: expected.zone });
    expect(outcomes.filter(({ outcome }) => outcome === 'created')).toEqual([]);
    expect(await database.sql`select * from public.user_totals where user_id = ${user}`).toEqual(before);
  });
});

test('sessions that name their zone are dated where they were made', async () => {
  const name = '11-westward-travel.json';
  const expected = expectedOf(name.replace('.json', '.expected.json'));
  const user = await newUser(expected.zone);
  const device = await makeDevice(database.sql, user);
  const source = read(name);
  const rows = source.rows.map(({ row }) => {
    const session = row as SessionRow;
    const leg = expected.byCaptureZone?.zones.find(({ until }) => until === undefined || session.endedAt <= until);
    return { ...session, timeZone: leg?.zone };
  });
  await ingest(database.sql, { user, device, zone: expected.zone, now: source.asOf, rows });
  const state = await held(user, expected.asOfLocalDate);
  expect(state.perDate).toEqual(expected.byCaptureZone?.perDate);
  expect(state.longestRun).toEqual(expected.byCaptureZone?.longestRun);
  expect(state.totals.activeDays).toBe(expected.byCaptureZone?.activeDays);
});

const deviceState = (name: string, zone: string) => {
  const source = read(name);
  const counters = snapshotCounters(source, reportOf(source, { zone }));
  return {
    asOf: Date.parse(source.asOf),
    totalXp: counters.totalXP,
    challengesCompleted: counters.challengesCompleted,
    sessionIds: new Set(source.rows.map(({ row }) => (row as SessionRow).id)),
  };
};

describe.each(combined)('%s', (name) => {
  const expected = expectedOf(name);

  test.each([
    ['in order', (files: readonly number[]) => files],
    ['in reverse', (files: readonly number[]) => [...files].reverse()],
  ])('gives the union, brought %s', async (_name, order) => {
    const user = await newUser(expected.zone);
    const one = await makeDevice(database.sql, user, 'One');
    const two = expected.rule === 'two-devices-union' ? await makeDevice(database.sql, user, 'Two') : one;
    let epoch = 1;
    const epochs = expected.files.map((file, at) => {
      const previous = expected.files[at - 1];
      const step =
        previous === undefined
          ? 'same'
          : epochStep(deviceState(previous, expected.zone), deviceState(file, expected.zone));
      epoch += step === 'new' ? 1 : 0;
      return epoch;
    });
    for (const at of order(expected.files.map((_file, index) => index))) {
      const file = expected.files[at] ?? '';
      await bring(file, { user, device: at === 0 ? one : two, epoch: epochs[at] ?? 1, zone: expected.zone });
    }
    const state = await held(user, expected.asOfLocalDate);
    expect(state.perDate).toEqual(expected.perDate);
    expect(state.totals).toEqual(expected.totals);
    expect(state.longestRun).toEqual(expected.longestRun);
    expect(state.currentRun).toEqual(expected.currentRun);
    expect(state.totalXp).toBe(expected.totalXP);
    expect(state.otherXp).toBe(expected.otherXp);
    expect(state.level).toBe(expected.level?.level);
  });
});
