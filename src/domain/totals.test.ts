import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import type { SessionFact } from './day-totals.ts';
import { foldTotals, mergeSnapshots, type SnapshotFact, withoutRepeats } from './totals.ts';

const BEGIN = Date.UTC(2025, 9, 20);
const device = { deviceId: fc.constantFrom('laptop', 'desktop'), epoch: fc.integer({ min: 1, max: 2 }) };
const session: fc.Arbitrary<SessionFact> = fc
  .record({
    ...device,
    start: fc.integer({ min: 0, max: 12 * 86_400_000 }),
    activeMs: fc.oneof(fc.constant(0), fc.nat(3_600_000)),
    cycles: fc.nat(60),
    goalMinutes: fc.constantFrom(null, 0, 1, 5, 10),
    goalBonusXp: fc.nat(20),
    pledgeHonored: fc.constantFrom(null, true, false),
    pattern: fc.constantFrom(null, 'boxing', '4-4-4-4', '__proto__'),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
  })
  .map(({ start, ...facts }) => ({
    ...facts,
    id: `sess-${BEGIN + start}`,
    startedAt: BEGIN + start,
    endedAt: BEGIN + start + facts.activeMs,
  }));
const counter = fc.oneof(fc.constant(null), fc.nat(5000));
const snapshot: fc.Arbitrary<SnapshotFact> = fc.record({
  ...device,
  totalXp: counter,
  totalMs: counter,
  challengesCompleted: counter,
  asOf: fc.integer({ min: BEGIN, max: BEGIN + 14 * 86_400_000 }),
});
const sessions = fc.array(session, { maxLength: 30 }).map(withoutRepeats);
const snapshots = fc.array(snapshot, { maxLength: 6 });

function shuffled<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return items
    .map((item, at) => ({ item, rank: order[at % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

test('the order of facts does not matter', () => {
  fc.assert(
    fc.property(sessions, snapshots, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (given, reported, order) => {
      expect(foldTotals(shuffled(given, order), shuffled(reported, order))).toEqual(foldTotals(given, reported));
    }),
  );
});

test('a replay of any part changes nothing', () => {
  fc.assert(
    fc.property(sessions, snapshots, fc.nat(30), (given, reported, part) => {
      const replayed = withoutRepeats([...given, ...given.slice(0, part)]);
      expect(foldTotals(replayed, [...reported, ...reported])).toEqual(foldTotals(given, reported));
    }),
  );
});

test('days add up to the totals, hours to their day, runs to the active days', () => {
  fc.assert(
    fc.property(sessions, snapshots, fc.integer({ min: 0, max: 12 }), (given, reported, dayStartHour) => {
      const { days, months, runs, totals } = foldTotals(given, reported, { dayStartHour });
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(days.map((day) => day.activeMs))).toBe(sum(given.map(({ activeMs }) => activeMs)));
      expect(sum(days.map((day) => day.sessions))).toBe(given.length);
      expect(sum(runs.map((run) => run.days))).toBe(totals.activeDays);
      expect(totals.knownXp + totals.otherXp).toBe(totals.totalXp);
      for (const day of days) {
        expect(sum(day.activeMsByHour)).toBe(day.activeMs);
        expect(sum(day.sessionsByHour)).toBe(day.sessions);
        expect(day.xp).toBe(day.cycles + day.goalBonusXp);
        expect(day.goalsReached).toBeLessThanOrEqual(day.goalsSet);
      }
      for (const month of months) {
        const own = days.filter((day) => day.localDate.startsWith(month.month.slice(0, 7)));
        expect(month.activeDays).toBe(own.filter((day) => day.activeMs > 0).length);
        for (const part of ['sessions', 'activeMs', 'elapsedMs', 'pledgesHonored', 'pledgesMissed'] as const) {
          expect(month[part]).toBe(sum(own.map((day) => day[part])));
        }
      }
      for (const sums of [...days, ...months]) {
        for (const shares of [sums.byPattern, sums.byDevice]) {
          expect(sum([...shares.values()].map((share) => share.sessions))).toBe(sums.sessions);
          expect(sum([...shares.values()].map((share) => share.activeMs))).toBe(sums.activeMs);
        }
      }
      expect(sum(months.map((month) => month.sessions))).toBe(given.length);
      expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).sort());
      expect(days.map(({ localDate }) => localDate)).toEqual(days.map(({ localDate }) => localDate).sort());
    }),
  );
});

const plain: SessionFact = {
  deviceId: 'laptop',
  epoch: 1,
  id: 'sess-1757149200000',
  startedAt: '2025-09-06T22:50:00.000Z',
  endedAt: '2025-09-06T23:05:00.000Z',
  activeMs: 600_000,
  cycles: 0,
  goalMinutes: 10,
  goalBonusXp: 5,
  pledgeHonored: null,
  pattern: null,
  timeZone: 'Europe/Berlin',
};

test('a session after midnight counts for the day its person is still in', () => {
  expect(foldTotals([plain], []).days[0]).toMatchObject({ localDate: '2025-09-07', goalsSet: 1, goalsReached: 1 });
  const [day] = foldTotals([plain], [], { dayStartHour: 4 }).days;
  expect(day?.localDate).toBe('2025-09-06');
  expect(day?.sessionsByHour[0]).toBe(1);
});

test('a day and its month know pauses, pledges, patterns and devices', () => {
  const kept = { ...plain, pledgeHonored: true, pattern: 'boxing' };
  const missed = { ...plain, id: 'sess-1757149200001', deviceId: 'desktop', pledgeHonored: false };
  const { days, months } = foldTotals([kept, missed], []);
  const sums = {
    elapsedMs: 1_800_000,
    pledgesHonored: 1,
    pledgesMissed: 1,
    byPattern: new Map([
      ['boxing', { sessions: 1, activeMs: 600_000 }],
      ['unknown', { sessions: 1, activeMs: 600_000 }],
    ]),
    byDevice: new Map([
      ['laptop', { sessions: 1, activeMs: 600_000 }],
      ['desktop', { sessions: 1, activeMs: 600_000 }],
    ]),
  };
  expect(days).toMatchObject([{ localDate: '2025-09-07', ...sums }]);
  expect(months).toMatchObject([{ month: '2025-09-01', activeDays: 1, ...sums }]);
});

test('a session without active time is kept, yet its day is no practised day', () => {
  const { days, months, totals } = foldTotals([{ ...plain, activeMs: 0 }], []);
  expect(days).toHaveLength(1);
  expect(months).toMatchObject([{ month: '2025-09-01', sessions: 1, activeDays: 0 }]);
  expect(totals).toMatchObject({ sessions: 1, activeDays: 0, firstDate: null, lastDate: null, latestRun: null });
});

test('the same id on another device or in another epoch is another session', () => {
  const all = [plain, { ...plain, deviceId: 'desktop' }, { ...plain, epoch: 2 }, { ...plain, cycles: 9 }];
  expect(withoutRepeats(all)).toEqual(all.slice(0, 3));
});

test('counters of a device only grow', () => {
  const a = { deviceId: 'x', epoch: 1, totalXp: 9, totalMs: null, challengesCompleted: null, asOf: BEGIN };
  const b = { deviceId: 'x', epoch: 1, totalXp: 7, totalMs: 5, challengesCompleted: null, asOf: BEGIN + 1 };
  expect(mergeSnapshots(a, b)).toEqual({ ...b, totalXp: 9 });
  expect(mergeSnapshots(b, a)).toEqual(mergeSnapshots(a, b));
});

test('two years of days fold into one run', () => {
  const year = Array.from({ length: 730 }, (_, at) => {
    const endedAt = `${addDays('2024-01-01', at)}T12:00:00.000Z`;
    return { ...plain, id: `sess-${Date.parse(endedAt)}`, startedAt: endedAt, endedAt, timeZone: 'UTC' };
  });
  expect(foldTotals(year, []).runs).toEqual([{ from: '2024-01-01', to: '2025-12-30', days: 730 }]);
});
