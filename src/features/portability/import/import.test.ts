import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OfflineError } from '#src/backend/errors.ts';
import { addPreviews } from '../api/preview-import.ts';
import type { ImportOpening, ImportSteps, RowOutcome } from '../api/send-import.ts';
import { epochChoice } from './epoch-choice.ts';
import type { ImportSource, ReadFile } from './import.types.ts';
import { issueWords } from './issue-words.ts';
import { choiceKey, devicesInFile, planSources } from './plan-tasks.ts';
import { readFile } from './read-file.ts';
import { readInWorker } from './read-in-worker.ts';
import { countsOf, type FileProgress, type FileRun, runFile, sentOf, untouchedFile } from './run-file.ts';
import { sourceNotes } from './source-summary.tsx';

const folder = `${import.meta.dirname}/../../../../tests/fixtures/exports/`;
const textOf = (name: string) => readFileSync(`${folder}${name}`, 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.includes('.expected.'));

interface Expected {
  readonly zone: string;
  readonly shape: string;
  readonly rowsInFile: number;
  readonly rowsCounted: number;
  readonly rowIssues: readonly { readonly status: string }[];
  readonly totals: { readonly activeMs: number; readonly firstDate: string | null };
  readonly totalXP: number | null;
  readonly recovered?: { readonly totalXPAtLeast: number } | null;
}

async function read(name: string, zone = 'Europe/Berlin'): Promise<ReadFile> {
  const outcome = await readFile(textOf(name), name, zone);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.file;
}
async function sourceOf(name: string): Promise<ImportSource> {
  const source = (await read(name)).sources[0];
  if (source === undefined) throw new Error('no source');
  return source;
}

describe('reading', () => {
  it.each(names)('%s gives what is expected', async (name) => {
    const expected = JSON.parse(textOf(name.replace('.json', '.expected.json'))) as Expected;
    const file = await read(name, expected.zone);
    const [source] = file.sources;
    expect(source).toMatchObject({
      shape: expected.shape,
      rowsInFile: expected.rowsInFile,
      activeMs: expected.totals.activeMs,
      firstDate: expected.totals.firstDate,
      totalXp: expected.recovered?.totalXPAtLeast ?? expected.totalXP,
    });
    expect(source?.rows).toHaveLength(expected.rowsCounted);
    expect(source?.issues).toHaveLength(expected.rowIssues.length);
    for (const { hash } of source?.rows ?? []) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps the place of each row among rejected ones', async () => {
    const value = JSON.parse(textOf('02-one-week.json')) as { breathMaster: { meditation: { sessions: unknown[] } } };
    value.breathMaster.meditation.sessions.unshift({ id: 'nonsense' });
    const outcome = await readFile(JSON.stringify(value), null, 'UTC');
    const source = outcome.ok ? outcome.file.sources[0] : undefined;
    expect(source?.rows.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(source?.issues).toMatchObject([{ index: 0, status: 'rejected' }]);
  });

  it.each(['', '{"a": ', '<html>', '[]', '{"exportDate": "x"}', '{"format": "breath-master-sync", "version": 99}'])(
    'tells what is wrong with %j',
    async (text) => {
      const outcome = await readFile(text, null, 'UTC');
      expect(outcome.ok).toBe(false);
      if (!outcome.ok) expect(outcome.problem.message).toMatch(/\.$/);
    },
  );
});

describe('a file of ours', () => {
  const session = (epoch: number, id: string, more: object = {}) => ({
    deviceId: 'd',
    epoch,
    id,
    startedAt: '2025-09-05T09:00:00.000Z',
    endedAt: '2025-09-05T09:05:00.000Z',
    activeMs: 300_000,
    cycles: 21,
    goalMinutes: 5,
    goalBonusXP: 3,
    pledgeHonored: null,
    pattern: 'chill',
    timeZone: 'Europe/Berlin',
    zoneAssumed: false,
    ...more,
  });
  const own = {
    format: 'breath-master-sync',
    version: 1,
    exportedAt: '2025-10-01T00:00:00.000Z',
    profile: { displayName: 'Quiet Cedar', timeZone: 'Europe/Berlin', dayStartHour: 0, weekStart: 1 },
    preferences: { dailyGoalMinutes: 10, theme: 'system', motion: 'system', showStreak: true, shareLive: true },
    devices: [
      {
        id: 'd',
        kind: 'vscode',
        name: 'Desk',
        consent: 'sessions',
        timeZone: null,
        currentEpoch: 2,
        createdAt: '2025-01-01T00:00:00.000Z',
      },
    ],
    sessions: [
      session(1, 'sess-1757062800000'),
      session(2, 'sess-1757062800000', { goalMinutes: 7, goalBonusXP: 4, activeMs: 420_000 }),
      session(2, 'nonsense'),
    ],
    snapshots: [
      {
        deviceId: 'd',
        epoch: 2,
        totalXP: 90,
        totalMeditationTime: 420_000,
        challengesCompleted: 1,
        currentStreak: 1,
        longestStreak: 1,
        dailyChallenges: [],
        flags: [],
        asOf: '2025-09-30T10:00:00+02:00',
      },
    ],
  };

  it('keeps devices and epochs apart, and checks every row', async () => {
    const outcome = await readFile(JSON.stringify(own), 'own.json', 'UTC');
    const sources = outcome.ok ? outcome.file.sources : [];
    expect(sources.map(({ key, shape, rowsInFile }) => [key, shape, rowsInFile])).toEqual([
      ['d 1', 'portable', 1],
      ['d 2', 'portable', 2],
    ]);
    expect(sources[0]).toMatchObject({ snapshot: null, fileDevice: { name: 'Desk' }, firstDate: '2025-09-05' });
    expect(sources[1]?.snapshot).toMatchObject({ totalXP: 90, exportDate: '2025-09-30T08:00:00.000Z' });
    expect(sources[1]?.issues.map(({ index, status }) => [index, status])).toEqual([
      [0, 'flagged'],
      [1, 'rejected'],
    ]);
    expect(sources[1]?.rows.map(({ row }) => row.timeZone)).toEqual(['Europe/Berlin']);
  });

  it('says where a damaged one is damaged', async () => {
    const outcome = await readFile(JSON.stringify({ ...own, sessions: 'none' }), null, 'UTC');
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'portable_invalid', path: '/sessions' } });
  });
});

describe('reading beside the page', () => {
  afterEach(() => vi.unstubAllGlobals());
  const request = { text: '', name: null, zone: 'UTC' };

  function stubWorker(answer: (worker: EventTarget) => void): { ended: number } {
    const seen = { ended: 0 };
    class StubWorker extends EventTarget {
      postMessage(): void {
        answer(this);
      }
      terminate(): void {
        seen.ended += 1;
      }
    }
    vi.stubGlobal('Worker', StubWorker);
    return seen;
  }

  it('takes the worker’s answer and lets it go', async () => {
    const said = { ok: false, problem: { code: 'said', path: '', message: 'Said by the worker.' } };
    const seen = stubWorker((worker) => worker.dispatchEvent(new MessageEvent('message', { data: said })));
    expect(await readInWorker(request)).toEqual(said);
    expect(seen.ended).toBe(1);
  });

  it('reads here when a worker is refused, or when there is none', async () => {
    const seen = stubWorker((worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'refused' })));
    expect(await readInWorker(request)).toMatchObject({ problem: { code: 'empty' } });
    expect(seen.ended).toBe(1);
    vi.stubGlobal('Worker', undefined);
    expect(await readInWorker(request)).toMatchObject({ problem: { code: 'empty' } });
  });
});

describe('words', () => {
  it('are there for every code, also for unknown ones', () => {
    for (const code of [
      'missing_field:activeMs',
      'wrong_type:cycles',
      'bad_timestamp:endedAt',
      'bad_id',
      'later_code',
    ]) {
      expect(issueWords(code)).toMatch(/^[A-Z].*\.$/);
    }
    expect(issueWords('missing_field:other')).toContain('one of its fields');
  });

  it('tell what is special about a file', async () => {
    const polluted = sourceNotes(await sourceOf('09-polluted-envelope.json')).join(' ');
    expect(polluted).toContain('earlier history');
    expect(sourceNotes(await sourceOf('08-envelope.json')).join(' ')).toContain('unpacked');
    expect(sourceNotes(await sourceOf('12-pre-0.2-no-sessions.json')).join(' ')).toContain('one by one');
    expect(sourceNotes(await sourceOf('13-zero-cycles-default.json')).join(' ')).toContain('normal');
    expect(sourceNotes(await sourceOf('07-after-clear-data.json')).join(' ')).toContain('no sessions');
    expect(sourceNotes(await sourceOf('04-two-years.json')).join(' ')).toContain('18 days in a row');
  });
});

describe('epochs', () => {
  it('begin anew when data was cleared, and only then', async () => {
    const before = await sourceOf('03-ninety-days.json');
    const after = await sourceOf('07b-after-clear-data-later.json');
    const knownOf = (source: ImportSource) => ({
      asOf: source.snapshot?.exportDate ?? '',
      totalXp: source.totalXp,
      challengesCompleted: source.snapshot?.challengesCompleted ?? null,
      sessionIds: source.rows.map(({ row }) => row.id),
    });
    expect(epochChoice(after, knownOf(before))).toBe('new');
    expect(epochChoice(before, knownOf(after))).toBe('earlier');
    expect(epochChoice(before, knownOf(before))).toBe('same');
    expect(epochChoice(before, null)).toBe('same');
    expect(epochChoice({ ...after, shape: 'portable' }, knownOf(before))).toBe('same');
  });
});

/** A file of ours with one device in two epochs. */
async function ownFile(): Promise<ReadFile> {
  const plain = await sourceOf('02-one-week.json');
  const own = (epoch: number) => ({ ...plain, key: `d ${epoch}`, epoch, fileDevice: { id: 'd', name: 'Desk' } });
  return { name: 'own.json', payload: null, beside: null, sources: [own(1), own(2)] };
}

describe('plans', () => {
  it('give a new device its epochs, and an existing one only what is its present', async () => {
    const file = await ownFile();
    expect(devicesInFile(file)).toEqual([{ key: 'd', name: 'Desk' }]);
    const fresh = planSources(file, new Map([['d', { deviceId: null, name: 'Desk' }]]), new Map());
    expect(fresh.map(({ newEpoch, withSnapshot }) => [newEpoch, withSnapshot])).toEqual([
      [false, true],
      [true, true],
    ]);
    const known = planSources(file, new Map([['d', { deviceId: 'x', name: 'Desk' }]]), new Map());
    expect(known.map(({ newEpoch, withSnapshot }) => [newEpoch, withSnapshot])).toEqual([
      [false, false],
      [false, true],
    ]);
  });

  it('keep counters of an epoch that is over out', async () => {
    const file = await read('03-ninety-days.json');
    const choices = new Map([['', { deviceId: 'x', name: 'Desk' }]]);
    expect(planSources(file, choices, new Map([['export', 'earlier']]))).toMatchObject([{ withSnapshot: false }]);
    expect(planSources(file, choices, new Map([['export', 'new']]))).toMatchObject([{ newEpoch: true }]);
  });
});

/** A server of two steps that remembers rows by id, and fails when told to. */
function fakeServer(failAt: { call: number } = { call: -1 }) {
  const openings: ImportOpening[] = [];
  const kept = new Set<string>();
  const snapshots: unknown[] = [];
  let calls = 0;
  const steps: ImportSteps = {
    begin: async (opening) => {
      openings.push(opening);
      return { import_id: `i${openings.length}`, device_id: opening.device_id ?? 'made', epoch: 1 };
    },
    rows: async (_id, _zone, rows) => {
      calls += 1;
      if (calls === failAt.call) throw new OfflineError('offline', 'offline');
      return rows.map((row, index): RowOutcome => {
        const outcome = kept.has(row.id) ? 'duplicate' : 'created';
        kept.add(row.id);
        return { index, id: row.id, outcome, reasons: [] };
      });
    },
    finish: async (_id, snapshot) => void snapshots.push(snapshot),
  };
  return { steps, openings, kept, snapshots };
}

const nothingBeside = { presets: false, goals: false };

async function bigRun(): Promise<FileRun> {
  const file = await read('04-two-years.json');
  const choices = new Map([['', { deviceId: null, name: 'Editor' }]]);
  const plans = planSources(file, choices, new Map());
  return { file, plans, importIds: ['first'], choices, timeZone: 'UTC', keepPayload: true, beside: nothingBeside };
}

describe('running', () => {
  it('sends chunks in order and tells each step', async () => {
    const server = fakeServer();
    const run = await bigRun();
    const seen: number[] = [];
    const onProgress = (progress: FileProgress) => seen.push(sentOf(run, progress).sent);
    const done = await runFile(run, untouchedFile(run), {
      ...server,
      signal: new AbortController().signal,
      onProgress,
    });
    expect(seen).toEqual([0, 500, 1000, 1021, 1021]);
    expect(countsOf(done)).toEqual({ created: 1021, duplicate: 0, conflict: 0, rejected: 0, flagged: 0 });
    expect(server.openings).toMatchObject([{ device_name: 'Editor', offered: 1021, shape: 'raw', new_epoch: false }]);
    expect(server.openings[0]?.payload).toMatchObject({ exportDate: '2025-11-06T04:31:02.640Z' });
    expect(server.snapshots).toMatchObject([{ totalXP: 117787 }]);
  });

  it('goes on after a failure without losing or doubling', async () => {
    const server = fakeServer({ call: 2 });
    const run = await bigRun();
    let latest = untouchedFile(run);
    const options = {
      ...server,
      signal: new AbortController().signal,
      onProgress: (progress: FileProgress) => {
        latest = progress;
      },
    };
    await expect(runFile(run, latest, options)).rejects.toBeInstanceOf(OfflineError);
    expect(sentOf(run, latest)).toEqual({ sent: 500, total: 1021 });
    const done = await runFile(run, latest, options);
    expect(countsOf(done).created).toBe(1021);
    expect(server.kept.size).toBe(1021);
    expect(server.openings).toHaveLength(1);
  });

  it('pauses between two chunks', async () => {
    const server = fakeServer();
    const run = await bigRun();
    const controller = new AbortController();
    const onProgress = (progress: FileProgress) => {
      if (sentOf(run, progress).sent === 500) controller.abort();
    };
    const paused = await runFile(run, untouchedFile(run), { ...server, signal: controller.signal, onProgress });
    expect(sentOf(run, paused).sent).toBe(500);
    expect(server.snapshots).toEqual([]);
    expect(await runFile(run, paused, { ...server, signal: controller.signal, onProgress })).toEqual(paused);
  });

  it('lays a second epoch on the device that the first one made', async () => {
    const server = fakeServer();
    const file = await ownFile();
    const choices = new Map([['d', { deviceId: null, name: 'Desk' }]]);
    const plans = planSources(file, choices, new Map());
    const run = {
      file,
      plans,
      importIds: ['a', 'b'],
      choices,
      timeZone: 'UTC',
      keepPayload: false,
      beside: nothingBeside,
    };
    await runFile(run, untouchedFile(run), {
      ...server,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(server.openings).toMatchObject([
      { id: 'a', device_name: 'Desk' },
      { id: 'b', device_id: 'made', new_epoch: true },
    ]);
    expect(choiceKey(file.sources[0] as ImportSource)).toBe('d');
  });

  it('counts what the server refuses, by its place in the file', async () => {
    const run = await bigRun();
    const server = fakeServer();
    const steps: ImportSteps = {
      ...server.steps,
      rows: async (_id, _zone, rows) =>
        rows.map((row, index) => ({
          index,
          id: row.id,
          outcome: index === 3 ? 'conflict' : 'created',
          reasons: index === 3 ? ['content_differs'] : index === 4 ? ['unusual_goal'] : [],
        })),
    };
    const options = { steps, signal: new AbortController().signal, onProgress: () => undefined };
    const done = await runFile(run, untouchedFile(run), options);
    expect(countsOf(done)).toMatchObject({ conflict: 3, flagged: 3 });
    expect(done[0]?.notAccepted.map(({ index }) => index)).toEqual([3, 503, 1003]);
  });
});

describe('previews', () => {
  it('add up, devices by matches', () => {
    const one = { new: 1, duplicate: 2, conflict: 0, deleted: 1, devices: [{ device_id: 'a', name: 'A', matches: 2 }] };
    const two = {
      new: 3,
      duplicate: 4,
      conflict: 1,
      deleted: 0,
      devices: [
        { device_id: 'a', name: 'A', matches: 1 },
        { device_id: 'b', name: 'B', matches: 4 },
      ],
    };
    expect(addPreviews(one, two)).toEqual({
      new: 4,
      duplicate: 6,
      conflict: 1,
      deleted: 1,
      devices: [
        { device_id: 'b', name: 'B', matches: 4 },
        { device_id: 'a', name: 'A', matches: 3 },
      ],
    });
  });
});
