import { renameSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../client/clock.ts';
import type { SourceProblem, SourceSink } from '../sources/source.ts';
import {
  type EditorFolder,
  itemText,
  makeEditorFolder,
  openState,
  putItem,
  statistics,
} from '../testing/editor-state.ts';
import { createDatabaseSource } from './database-source.ts';
import { loadEngine } from './engine.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

let editor: EditorFolder;
let storage: string;
let path: string;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  editor = makeEditorFolder();
  storage = await editor.storage();
  path = editor.database();
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  editor.remove();
});

/** A connection that stays open for the test, as the editor's does. */
function edit(journal: 'delete' | 'wal' = 'delete'): DatabaseSync {
  const database = openState(path, journal);
  closers.push(() => database.isOpen && database.close());
  return database;
}

interface Heard extends SourceSink {
  readonly counts: number[];
  readonly problems: (SourceProblem['code'] | null)[];
}

function listen(): Heard {
  const counts: number[] = [];
  const problems: (SourceProblem['code'] | null)[] = [];
  return {
    counts,
    problems,
    session: () => Promise.reject(new Error('the database knows whole states only')),
    state: (state) => {
      counts.push(state.rows.length);
      return Promise.resolve();
    },
    live: () => undefined,
    problem: (problem) => problems.push(problem?.code ?? null),
  };
}

/** The system's clock, counting what was planned and what came due. */
function countingClock() {
  const clock = {
    planned: 0,
    due: 0,
    now: systemClock.now,
    after(ms: number, run: () => void) {
      clock.planned += 1;
      let isPlanned = true;
      const end = () => {
        if (isPlanned) clock.planned -= 1;
        isPlanned = false;
      };
      const cancel = systemClock.after(ms, () => {
        end();
        clock.due += 1;
        run();
      });
      return () => {
        end();
        cancel();
      };
    },
  };
  return clock;
}

function startable(options: { loadEngine?: () => Promise<SqliteEngine>; pollMs?: number; clock?: Clock } = {}) {
  const source = createDatabaseSource({ globalStoragePath: storage, quietMs: 20, ...options });
  closers.push(() => source.stop());
  return source;
}

/** A busy machine takes its time. */
const soon = { timeout: 10_000, interval: 10 };

describe('started', { timeout: 30_000 }, () => {
  test.each(['delete', 'wal'] as const)('hands over the state and every change of it (%s)', async (journal) => {
    const database = edit(journal);
    putItem(database, itemText(statistics(1)));
    const heard = listen();
    const source = startable();
    await source.start(heard);
    expect(heard.counts).toEqual([1]);
    putItem(database, itemText(statistics(2)));
    await expect.poll(() => heard.counts, soon).toEqual([1, 2]);
    putItem(database, '{}', 'somebody.else');
    putItem(database, itemText(statistics(3)));
    await expect.poll(() => heard.counts, soon).toEqual([1, 2, 3]);
    expect(heard.problems).toEqual([]);
  });

  test('what others keep there is no news, and silence costs no reading', async () => {
    const database = edit();
    putItem(database, itemText(statistics(1)));
    const engine = await loadEngine();
    let readings = 0;
    const counting = {
      ...engine,
      values: (...values: Parameters<SqliteEngine['values']>) => {
        readings += 1;
        return engine.values(...values);
      },
    };
    const heard = listen();
    const clock = countingClock();
    await startable({ loadEngine: () => Promise.resolve(counting), pollMs: 15, clock }).start(heard);
    expect(readings).toBe(1);
    await expect.poll(() => clock.due, soon).toBeGreaterThan(5);
    expect(readings).toBe(1);
    putItem(database, '{"a":1}', 'somebody.else');
    await expect.poll(() => readings, soon).toBe(2);
    expect(heard.counts).toEqual([1]);
  });

  test('a state that could not be kept is offered again', async () => {
    putItem(edit(), itemText(statistics(1)));
    let offers = 0;
    const heard = listen();
    const sink: SourceSink = {
      ...heard,
      state: (state) => {
        offers += 1;
        return offers < 3 ? Promise.reject(new Error('disk full')) : heard.state(state);
      },
    };
    await startable({ pollMs: 15 }).start(sink);
    await expect.poll(() => heard.counts, soon).toEqual([1]);
    expect(offers).toBe(3);
  });

  test('a missing database is told once, and found when it is there', async () => {
    const heard = listen();
    const clock = countingClock();
    await startable({ pollMs: 20, clock }).start(heard);
    await expect.poll(() => clock.due, soon).toBeGreaterThan(3);
    expect(heard.problems).toEqual(['not_found']);
    putItem(edit(), itemText(statistics(5)));
    await expect.poll(() => heard.counts, soon).toEqual([5]);
    expect(heard.problems.at(-1)).toBeNull();
  });

  test('follows a folder that is moved away and made again', async () => {
    const database = edit();
    putItem(database, itemText(statistics(1)));
    const heard = listen();
    await startable({ pollMs: 20 }).start(heard);
    database.close();
    renameSync(dirname(path), `${dirname(path)}.old`);
    await expect.poll(() => heard.problems, soon).toEqual(['not_found']);
    await editor.storage();
    const again = edit();
    putItem(again, itemText(statistics(2)));
    await expect.poll(() => heard.counts, soon).toEqual([1, 2]);
    // Half-made, it may have been something else in between.
    expect([heard.problems[0], heard.problems.at(-1)]).toEqual(['not_found', null]);
    putItem(again, itemText(statistics(3)));
    await expect.poll(() => heard.counts, soon).toEqual([1, 2, 3]);
  });

  test('stops at once and may be started again', async () => {
    const database = edit();
    putItem(database, itemText(statistics(1)));
    const heard = listen();
    const clock = countingClock();
    const source = startable({ pollMs: 15, clock });
    await source.start(heard);
    putItem(database, itemText(statistics(2)));
    await source.stop();
    const heardUntilStop = [...heard.counts];
    expect(clock.planned).toBe(0);
    heard.counts.length = 0;
    putItem(database, itemText(statistics(3)));
    await source.start(heard);
    expect(heardUntilStop.length).toBeLessThanOrEqual(2);
    expect(heard.counts).toEqual([3]);
  });

  test('without any SQLite it says that it is not supported', async () => {
    const heard = listen();
    await startable({ loadEngine: () => Promise.reject(new Error('none')) }).start(heard);
    expect(heard.problems).toEqual(['not_supported']);
  });
});

test('the state is complete up to some seconds before the write, and up to the last session in it', async () => {
  const database = edit();
  const source = createDatabaseSource({ globalStoragePath: storage });
  const stats = statistics(1);
  putItem(database, itemText(stats));
  const ended = Date.parse((stats.sessions as { endedAt: string }[])[0]?.endedAt ?? '');
  for (const [written, complete] of [
    [ended + 60_000, ended + 55_000],
    [ended + 1000, ended],
    [ended - 86_400_000, ended],
  ] as const) {
    utimesSync(path, (written + 0.5) / 1000, (written + 0.5) / 1000);
    const reading = await source.read();
    expect(reading.ok && reading.state.asOf).toBe(new Date(complete).toISOString());
  }
});
