import { expect, test } from 'vitest';
import { factOf, reportOf, snapshotCounters } from './export-report.ts';
import { normaliseExport } from './snapshots.ts';

const row = {
  id: 'sess-1757149200000',
  startedAt: '2025-09-06T09:00:00.000Z',
  endedAt: '2025-09-06T09:11:00.000Z',
  activeMs: 600_000,
  cycles: 42,
  goalMinutes: 10,
  goalBonusXP: 5,
  finalXP: 71,
};
const later = {
  ...row,
  id: 'sess-1757188800000',
  startedAt: '2025-09-06T20:00:00.000Z',
  endedAt: '2025-09-06T23:30:00.000Z',
};

function reported(meditation: object, zone = 'UTC') {
  const reading = normaliseExport({ exportDate: '2025-09-07T09:12:00.000Z', breathMaster: { meditation } });
  if (!reading.ok) {
    throw new Error(reading.problem.message);
  }
  return { source: reading.value, report: reportOf(reading.value, { zone }) };
}

test('rejected rows are named with what is known of them, and add nothing', () => {
  const sessions = [row, null, { ...row, cycles: 41 }, { id: 7 }, { ...later, timeZone: 'Nowhere' }];
  const { report } = reported({ totalXP: 94, totalMeditationTime: 1_200_000, sessions });
  expect(report.rowIssues).toEqual([
    { index: 1, status: 'rejected', reasons: ['not_an_object'] },
    { index: 2, id: row.id, status: 'rejected', reasons: ['duplicate_id_conflict'] },
    {
      index: 3,
      status: 'rejected',
      reasons: [
        'missing_field:startedAt',
        'missing_field:endedAt',
        'missing_field:activeMs',
        'missing_field:cycles',
        'wrong_type:id',
      ],
    },
  ]);
  expect(report).toMatchObject({
    rowsInFile: 5,
    rowsCounted: 2,
    rowsRejected: 3,
    rowsFlagged: 0,
    otherXp: 0,
    otherMs: 0,
  });
});

test('the zone that a row names goes before the zone of the export', () => {
  const { report } = reported({ totalXP: 47, sessions: [{ ...later, timeZone: 'Europe/Berlin' }] });
  expect(report.days.map(({ localDate }) => localDate)).toEqual(['2025-09-07']);
  expect(reported({ totalXP: 47, sessions: [later] }).report.days[0]?.localDate).toBe('2025-09-06');
});

test('final XP that falls from row to row is flagged, a lost one in between is not', () => {
  const falls = reported({ totalXP: 1, sessions: [row, { ...later, finalXP: 70 }] }).report.snapshotFlags;
  expect(falls).toContain('final_xp_falls');
  const lost = reported({
    totalXP: 1,
    sessions: [
      { ...row, finalXP: null },
      { ...later, finalXP: 70 },
    ],
  }).report;
  expect(lost.snapshotFlags).not.toContain('final_xp_falls');
});

test('a payload without counters is recovered from its rows', () => {
  const { source, report } = reported({
    totalXP: 3,
    totalMeditationTime: 4,
    sessions: [later],
    payload: { totalXP: null, sessions: [row, null] },
  });
  expect(report.recovered).toEqual({
    totalXPAtLeast: 94,
    totalMeditationMsAtLeast: 1_200_000,
    challengesCompletedAtLeast: 0,
    otherXpAtLeast: 0,
    levelAtLeast: { level: 2, title: 'Breathing Novice' },
    payloadTotalXP: null,
    rowsFromPayload: 2,
    rowsFromTop: 1,
  });
  expect(report.rowIssues).toEqual([{ index: 1, list: 'payload', status: 'rejected', reasons: ['not_an_object'] }]);
  expect(snapshotCounters(source, report)).toMatchObject({
    totalXP: 94,
    totalMeditationTime: 1_200_000,
    challengesCompleted: 0,
  });
});

test('recovered totals never fall short of the known sessions', () => {
  const payload = { totalXP: 20, totalMeditationTime: 30, sessions: [row] };
  const { report } = reported({ totalXP: 47, totalMeditationTime: 600_000, sessions: [later], payload });
  expect(report.recovered).toMatchObject({
    totalXPAtLeast: 94,
    totalMeditationMsAtLeast: 1_200_000,
    otherXpAtLeast: 0,
    payloadTotalXP: 20,
  });
});

test('counters of a sound export go to the server as they are', () => {
  const { source, report } = reported({
    totalXP: 77,
    totalMeditationTime: 900_000,
    currentStreak: 3,
    longestStreak: 3,
    challengesCompleted: 1,
    lastGoalMinutes: 10,
    sessions: [row],
  });
  expect(snapshotCounters(source, report)).toEqual({
    totalXP: 77,
    totalMeditationTime: 900_000,
    challengesCompleted: 1,
    currentStreak: 3,
    longestStreak: 3,
    lastGoalMinutes: 10,
    dailyChallenges: [],
    exportDate: '2025-09-07T09:12:00.000Z',
    flags: ['reported_current_streak_differs', 'reported_longest_streak_differs'],
  });
});

test('a row without a goal becomes a fact without one', () => {
  const { goalMinutes: _goal, goalBonusXP: _bonus, ...bare } = row;
  const fact = factOf(bare, { zone: 'UTC' }, { deviceId: 'd', epoch: 2 });
  expect(fact).toMatchObject({ deviceId: 'd', epoch: 2, goalMinutes: null, goalBonusXp: 0, timeZone: 'UTC' });
});
