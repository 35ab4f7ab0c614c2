import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localDate } from './calendar.ts';
import type { DayTotals } from './day-totals.ts';
import { type EpochStep, epochStep } from './epochs.ts';
import { type ExportReport, factOf, reportOf, snapshotCounters, type Zones } from './export-report.ts';
import { levelOf } from './levels.ts';
import type { SessionRow } from './sessions.ts';
import { type ExtensionExport, readExport } from './snapshots.ts';
import { currentRun, type Run } from './streaks.ts';
import { foldTotals, type SnapshotFact, withoutRepeats } from './totals.ts';

const FOLDER = new URL('../../tests/fixtures/exports/', import.meta.url);

type Expected = Record<string, unknown> & {
  zone: string;
  byCaptureZone?: { zones: { zone: string; until?: string }[] };
  files: string[];
  rule: string;
  recovered?: object;
};

const text = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const json = (name: string) => JSON.parse(text(name)) as Expected;
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

const run = (found: Run | null) => found ?? { days: 0, from: null, to: null };

function perDate(days: readonly DayTotals[]) {
  return Object.fromEntries(
    days.map(({ localDate: date, sessions, activeMs, cycles, xp }) => [date, { sessions, activeMs, cycles, xp }]),
  );
}

function fieldsOf(report: ExportReport) {
  const { days, reported, recovered, sessions: _sessions, ...rest } = report;
  const { challengesCompletedAtLeast: _ours, ...known } = recovered ?? { challengesCompletedAtLeast: 0 };
  return {
    ...rest,
    longestRun: run(report.longestRun),
    currentRun: run(report.currentRun),
    reported: {
      currentStreak: reported.currentStreak,
      longestStreak: reported.longestStreak,
      challengesCompleted: reported.challengesCompleted,
    },
    perDate: perDate(days),
    ...(recovered === null ? {} : { recovered: known }),
  };
}

/** Fields of expected files that describe the files themselves, not what is computed from one. */
const ABOUT_FILES = ['newEpoch', 'previousEpochFile', 'supersetOf', 'rowsAlreadyInEarlierFile', 'rowsNew'];

function captureZones(expected: Expected): Zones {
  const legs = expected.byCaptureZone?.zones ?? [];
  const zoneOf = (session: SessionRow) =>
    legs.find(({ until }) => until === undefined || session.endedAt <= until)?.zone ?? expected.zone;
  return { zone: expected.zone, zoneOf };
}

describe.each(exports)('%s', (name) => {
  const expected = json(name.replace('.json', '.expected.json'));
  const source = read(name);

  test('gives its expected file, field by field', () => {
    const about = Object.fromEntries(ABOUT_FILES.filter((key) => key in expected).map((key) => [key, expected[key]]));
    const captured = expected.byCaptureZone === undefined ? {} : { byCaptureZone: expected.byCaptureZone };
    expect({
      file: name,
      valid: true,
      zone: expected.zone,
      ...about,
      ...captured,
      ...fieldsOf(reportOf(source, { zone: expected.zone })),
    }).toEqual(expected);
  });

  test('reads the same from a clipboard', () => {
    for (const wrapped of [`\uFEFF${text(name)}\r\n`, `\n\n  ${text(name)}\t`, `\`\`\`json\n${text(name)}\n\`\`\`\n`]) {
      expect(readExport(wrapped)).toEqual({ ok: true, value: source });
    }
  });
});

test('sessions dated where they were made', () => {
  const name = '11-westward-travel.json';
  const expected = json(name.replace('.json', '.expected.json'));
  const report = reportOf(read(name), captureZones(expected));
  expect({
    zones: expected.byCaptureZone?.zones,
    activeDays: report.totals.activeDays,
    longestRun: report.longestRun,
    currentRun: report.currentRun,
    perDate: perDate(report.days),
  }).toEqual(expected.byCaptureZone);
});

test('the later export holds all of the earlier one', () => {
  const expected = json('15-same-export-pasted-later.expected.json');
  const earlier = new Set(read('02-one-week.json').rows.map(({ row }) => JSON.stringify(row)));
  const rows = read('15-same-export-pasted-later.json').rows.map(({ row }) => JSON.stringify(row));
  expect(rows.filter((row) => earlier.has(row))).toHaveLength(Number(expected.rowsAlreadyInEarlierFile));
  expect(rows.filter((row) => !earlier.has(row))).toHaveLength(Number(expected.rowsNew));
});

function stateOf(name: string, zone: string) {
  const source = read(name);
  const counters = snapshotCounters(source, reportOf(source, { zone }));
  return {
    asOf: Date.parse(source.asOf),
    totalXp: counters.totalXP,
    challengesCompleted: counters.challengesCompleted,
    sessionIds: new Set(source.rows.map(({ row }) => (row as SessionRow).id)),
  };
}

test.each<[string, string, string, EpochStep]>([
  ['Clear data', '03-ninety-days.json', '07-after-clear-data.json', 'new'],
  ['Clear data, sessions since', '03-ninety-days.json', '07b-after-clear-data-later.json', 'new'],
  ['after the clear', '07-after-clear-data.json', '07b-after-clear-data-later.json', 'same'],
  ['an export from before the clear', '07b-after-clear-data-later.json', '03-ninety-days.json', 'earlier'],
  ['an older export', '15-same-export-pasted-later.json', '02-one-week.json', 'same'],
  ['a longer export', '02-one-week.json', '15-same-export-pasted-later.json', 'same'],
  ['pollution', '08-envelope.json', '09-polluted-envelope.json', 'same'],
  ['pollution, reloaded', '09-polluted-envelope.json', '09b-polluted-then-reloaded.json', 'same'],
  ['another window', '10-two-windows-lost-session.json', '10b-two-windows-other-window.json', 'same'],
])('%s: %s, then %s is %s', (_name, known, offered, step) => {
  expect(epochStep(stateOf(known, 'UTC'), stateOf(offered, 'UTC'))).toBe(step);
});

describe.each(combined)('%s', (name) => {
  test('gives the union', () => {
    const expected = json(name);
    let epoch = 1;
    const parts = expected.files.map((file, at) => {
      const previous = expected.files[at - 1];
      if (
        previous !== undefined &&
        epochStep(stateOf(previous, expected.zone), stateOf(file, expected.zone)) === 'new'
      ) {
        epoch += 1;
      }
      const device = { deviceId: expected.rule === 'two-devices-union' ? file : 'one', epoch };
      const source = read(file);
      const report = reportOf(source, { zone: expected.zone });
      const counters = snapshotCounters(source, report);
      const snapshot: SnapshotFact = {
        ...device,
        totalXp: counters.totalXP,
        totalMs: counters.totalMeditationTime,
        challengesCompleted: counters.challengesCompleted,
        asOf: source.asOf,
      };
      return { file, snapshot, sessions: report.sessions.map((row) => factOf(row, { zone: expected.zone }, device)) };
    });
    const { days, totals } = foldTotals(
      withoutRepeats(parts.flatMap(({ sessions }) => sessions)),
      parts.map(({ snapshot }) => snapshot),
    );
    const asOf =
      parts
        .map(({ snapshot }) => String(snapshot.asOf))
        .sort()
        .at(-1) ?? '';
    const asOfLocalDate = localDate(asOf, expected.zone);
    const idsOf = (file: string) =>
      parts.filter((part) => part.file === file).flatMap((part) => part.sessions.map(({ id }) => id));
    const othersOf = (file: string) => new Set(expected.files.filter((other) => other !== file).flatMap(idsOf));
    const onlyIn = Object.fromEntries(
      expected.files.map((file) => [file, idsOf(file).filter((id) => !othersOf(file).has(id))]),
    );
    const { level, title } = levelOf(totals.totalXp);
    expect({
      files: expected.files,
      rule: expected.rule,
      zone: expected.zone,
      asOf,
      asOfLocalDate,
      totals: {
        sessions: totals.sessions,
        activeMs: totals.activeMs,
        cycles: totals.cycles,
        xp: totals.knownXp,
        activeDays: totals.activeDays,
        firstDate: totals.firstDate,
        lastDate: totals.lastDate,
      },
      longestRun: run(totals.longestRun),
      currentRun: run(currentRun(totals.latestRun, asOfLocalDate)),
      totalXP: totals.totalXp,
      level: { level, title },
      otherXp: totals.otherXp,
      snapshotFlags: totals.otherXp < 0 ? ['other_xp_negative'] : [],
      ...(expected.onlyIn === undefined ? {} : { onlyIn }),
      perDate: perDate(days),
    }).toEqual(expected);
  });
});
