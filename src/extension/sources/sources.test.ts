import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type ExtensionExport, readExport } from '#src/domain/snapshots.ts';
import type { LiveSession } from '../client/live.ts';
import { sessionRow } from '../testing/answers.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import type { PractisedSession, Receipt } from './api.ts';
import { createDirectSource } from './direct.ts';
import { createOnDemandSource } from './on-demand.ts';
import type { SourceSink } from './source.ts';

const now = Date.parse('2026-03-02T08:00:00.000Z');
const row = sessionRow(1) as unknown as PractisedSession;

function recorder() {
  const rows: unknown[] = [];
  const states: ExtensionExport[] = [];
  const lives: LiveSession[] = [];
  const sink: SourceSink = {
    session: async (one) => void rows.push(one),
    state: async (state) => void states.push(state),
    live: (session) => void lives.push(session),
    problem: () => undefined,
  };
  return { rows, states, lives, sink };
}

function direct(refusal: () => Exclude<Receipt, { kept: true }>['reason'] | null = () => null) {
  const stats: object[] = [];
  return { stats, source: createDirectSource({ now: () => now, refusal, onStats: (one) => stats.push(one) }) };
}

const running = {
  state: 'running',
  id: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  activeMs: 0,
} as const;

test('direct: sessions, statistics and running sessions are handed over', async () => {
  const { source, stats } = direct();
  const { sink, rows, states, lives } = recorder();
  await source.start(sink);
  expect(await source.api.recordSession(row)).toEqual({ kept: true });
  expect(rows).toEqual([row]);
  expect(await source.api.reportSnapshot({ totalXP: 24, sessions: [row] })).toEqual({ kept: true });
  expect(states).toMatchObject([{ asOf: new Date(now).toISOString(), reported: { totalXP: 24 }, rows: [{ row }] }]);
  expect(stats).toHaveLength(1);
  source.api.reportLive({ ...running, goalMinutes: 5 });
  expect(lives).toEqual([
    { state: 'running', clientSessionId: running.id, startedAt: running.startedAt, activeMs: 0, goalMinutes: 5 },
  ]);
});

test.each(['sync_off', 'local_only', 'not_connected'] as const)('direct: while %s nothing is taken', async (reason) => {
  const { source, stats } = direct(() => reason);
  const { sink, rows, states, lives } = recorder();
  await source.start(sink);
  expect(await source.api.recordSession(row)).toEqual({ kept: false, reason });
  expect(await source.api.reportSnapshot({ totalXP: 24 })).toEqual({ kept: false, reason });
  source.api.reportLive(running);
  expect([rows, states, lives]).toEqual([[], [], []]);
  // Known for the invitation only.
  expect(stats).toHaveLength(1);
});

test('direct: nonsense is refused, not thrown', async () => {
  const { source } = direct();
  await source.start(recorder().sink);
  const { api } = source;
  expect(await api.recordSession(null as unknown as PractisedSession)).toEqual({ kept: false, reason: 'unreadable' });
  expect(await api.reportSnapshot([] as object)).toEqual({ kept: false, reason: 'unreadable' });
  expect(await api.reportSnapshot({ nothing: true })).toEqual({ kept: false, reason: 'unreadable' });
  expect(() => api.reportLive('x' as never)).not.toThrow();
});

test('direct: what could not be written is said to the caller', async () => {
  const { source } = direct();
  await source.start({ ...recorder().sink, session: () => Promise.reject(new Error('ENOSPC')) });
  expect(await source.api.recordSession(row)).toEqual({ kept: false, reason: 'not_written' });
});

test('direct: stopped, it takes nothing', async () => {
  const { source } = direct();
  await source.start(recorder().sink);
  await source.stop();
  expect(await source.api.recordSession(row)).toEqual({ kept: false, reason: 'not_connected' });
});

test('direct: a wish for statistics reaches all listeners, whatever one of them does', () => {
  const { source } = direct();
  const listener = vi.fn();
  source.api.onSnapshotWanted(() => {
    throw new Error('somebody else');
  });
  const subscription = source.api.onSnapshotWanted(listener);
  source.askForSnapshot();
  expect(listener).toHaveBeenCalledOnce();
  subscription.dispose();
  source.askForSnapshot();
  expect(listener).toHaveBeenCalledOnce();
});

const exported = readFileSync('tests/fixtures/exports/02-one-week.json', 'utf8');

function onDemand(run: ((write: (text: string) => void) => PromiseLike<unknown>) | null, former = 'mine') {
  const clock = createFakeClock();
  const board = { text: former };
  const source = createOnDemandSource({
    clock,
    clipboard: {
      readText: async () => board.text,
      writeText: async (text) => {
        board.text = text;
      },
    },
    runExport: async () =>
      run === null
        ? null
        : () =>
            run((text) => {
              board.text = text;
            }),
  });
  const read = async () => {
    const reading = source.read();
    await clock.advance(10_000);
    return reading;
  };
  return { board, read, clock };
}

test('on demand: reads the export and puts the clipboard back, though the command ends only with its message', async () => {
  const { board, read, clock } = onDemand((write) => {
    write(exported);
    return new Promise(() => undefined);
  });
  const parsed = readExport(exported);
  expect(await read()).toEqual({ ok: true, state: parsed.ok ? parsed.value : null });
  expect(board.text).toBe('mine');
  expect(clock.planned()).toEqual([]);
});

test('on demand: an export that is on the clipboard already is not taken for a fresh one', async () => {
  const { board, read } = onDemand(() => Promise.resolve(), exported);
  expect(await read()).toEqual({ ok: false, problem: { code: 'nothing_copied' } });
  expect(board.text).toBe(exported);
});

test('on demand: a command that fails ends the waiting', async () => {
  const { board, read } = onDemand(() => Promise.reject(new Error('no such thing')));
  expect(await read()).toEqual({ ok: false, problem: { code: 'nothing_copied' } });
  expect(board.text).toBe('mine');
});

test('on demand: something else that was copied is no export, and stays on nobody', async () => {
  const { board, read } = onDemand((write) => Promise.resolve(write('{"other": true}')));
  expect(await read()).toEqual({ ok: false, problem: { code: 'unreadable_export', detail: 'not_an_export' } });
  expect(board.text).toBe('mine');
});

test('on demand: without Breath Master the clipboard is left alone', async () => {
  const { board, read } = onDemand(null);
  expect(await read()).toEqual({ ok: false, problem: { code: 'not_installed' } });
  expect(board.text).toBe('mine');
});
