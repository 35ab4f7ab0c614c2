import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerSleep, beat, begin, breathingStore, finish, startOver, togglePause } from './breathing-store.ts';
import { readDraft } from './draft.ts';

const plan = { pattern: 'medium', goalMinutes: 5 };
const oneMinute = { pattern: 'medium', goalMinutes: 1 };
const start = Date.UTC(2025, 8, 5, 9);

/** What a browser with Web Locks does, for two tabs that share `held`. */
function giveLocks(held: Set<string>): void {
  vi.stubGlobal('navigator', {
    ...navigator,
    locks: {
      request: async (name: string, _options: object, work: (lock: object | null) => unknown) => {
        if (held.has(name)) return work(null);
        held.add(name);
        await work({ name });
        held.delete(name);
      },
    },
  });
}

/** Time passes with a beat each second. */
function breathe(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(1_000);
    beat();
  }
}

const clock = () => {
  const now = breathingStore.getState();
  if (now.stage !== 'breathing') throw new Error(`Nobody breathes: ${now.stage}`);
  return now.clock;
};

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  localStorage.clear();
});
afterEach(() => {
  startOver();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a session begins, pauses, goes on and ends', async () => {
  await begin(plan);
  breathe(60);
  togglePause();
  breathe(30);
  togglePause();
  breathe(20);
  const row = finish();
  expect(row).toMatchObject({ id: `sess-${start}`, activeMs: 80_000, cycles: 8, goalMinutes: 5, goalBonusXP: 1 });
  expect(row?.endedAt).toBe('2025-09-05T09:01:50.000Z');
  expect(breathingStore.getState()).toMatchObject({ stage: 'ended', counts: true, row });
});

test('a slip of the finger is not written down', async () => {
  await begin(plan);
  breathe(9);
  expect(finish()).toBeNull();
  expect(breathingStore.getState()).toMatchObject({ stage: 'ended', counts: false });
});

test('a second beginning changes nothing', async () => {
  await begin(plan);
  breathe(20);
  await begin({ pattern: 'boxing', goalMinutes: null });
  expect(breathingStore.getState()).toMatchObject({ stage: 'breathing', plan });
});

test('one minute ends itself', async () => {
  await begin(oneMinute);
  breathe(59);
  expect(breathingStore.getState().stage).toBe('breathing');
  breathe(1);
  expect(breathingStore.getState()).toMatchObject({ stage: 'ended', counts: true, row: { activeMs: 60_000 } });
});

test('a long silence counts until it is left out', async () => {
  await begin(plan);
  breathe(20);
  vi.advanceTimersByTime(600_000);
  beat();
  expect(clock()).toMatchObject({ activeMs: 620_000, sleptMs: 600_000 });
  answerSleep(false);
  expect(clock()).toMatchObject({ activeMs: 20_000, sleptMs: 0 });
});

test('a long silence stays when the person says so', async () => {
  await begin(plan);
  vi.advanceTimersByTime(600_000);
  beat();
  answerSleep(true);
  expect(clock()).toMatchObject({ activeMs: 600_000, sleptMs: 0 });
});

test('the session is noted while it runs, and the note goes when it ends', async () => {
  await begin(plan);
  breathe(9);
  expect(readDraft()).toBeNull();
  breathe(26);
  expect(readDraft()).toMatchObject({ id: `sess-${start}`, activeMs: 35_000, cycles: 3 });
  finish();
  expect(readDraft()).toBeNull();
});

test('leaving without keeping leaves nothing', async () => {
  await begin(plan);
  breathe(60);
  startOver();
  expect(breathingStore.getState()).toEqual({ stage: 'ready', elsewhere: false });
  expect(readDraft()).toBeNull();
  expect(finish()).toBeNull();
});

test('of two tabs one breathes; the other may when that one has ended', async () => {
  const held = new Set(['bm-breathe']);
  giveLocks(held);
  await begin(plan);
  expect(breathingStore.getState()).toEqual({ stage: 'ready', elsewhere: true });
  held.clear();
  await begin(plan);
  expect(breathingStore.getState().stage).toBe('breathing');
  expect(held).toEqual(new Set(['bm-breathe']));
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toEqual(new Set());
});

test.each(['', 'not json', '{}', '[]', 'null', '{"id": "sess-1"}'])(
  'a note that cannot be read is none: %j',
  (text) => {
    localStorage.setItem('bm.user.breathe.draft', text);
    expect(readDraft()).toBeNull();
  },
);
