// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { InvalidInputError, OfflineError, ServerError } from '../errors.ts';
import { enqueue, letGo, loadOutbox, type Replay, startOutbox, tryAgain, withdraw } from './outbox.ts';
import { readEntries, removeEntries } from './outbox-storage.ts';
import { outboxStore } from './outbox-store.ts';

const userId = 'anna';
const offline = () => new OfflineError('offline', 'Not reachable.');

/** An outbox whose one kind, `note`, is sent by `replay`. */
function start(replay: Replay, maySend: () => Promise<boolean> = async () => true) {
  const outbox = startOutbox({
    client: new QueryClient(),
    userId,
    replays: { note: async () => replay },
    maySend,
  });
  onTestFinished(outbox.stop);
  return outbox;
}

const note = (text: string, slot = text) => enqueue({ userId, kind: 'note', slot, payload: text });
const kept = async () => (await readEntries(userId)).map((entry) => entry.payload);

beforeEach(() => removeEntries(userId));
afterEach(() => vi.useRealTimers());

describe('keeping', () => {
  test('a change is stored before enqueue resolves, and readable without waiting', async () => {
    await note('one');
    expect(await kept()).toEqual(['one']);
    expect(outboxStore.getState().entries.map((entry) => entry.payload)).toEqual(['one']);
  });

  test('a later change of the same slot takes the place of the earlier, at the end of the line', async () => {
    await note('goal 20', 'goal');
    await note('theme dark', 'theme');
    await note('goal 30', 'goal');
    expect(await kept()).toEqual(['theme dark', 'goal 30']);
  });

  test('people do not see each other’s', async () => {
    await note('mine');
    expect(await readEntries('ben')).toEqual([]);
    await loadOutbox('ben');
    expect(outboxStore.getState().entries).toEqual([]);
  });
});

describe('sending', () => {
  test('what waits from an earlier visit goes out in order, once', async () => {
    await note('one');
    await note('two');
    const sent: unknown[] = [];
    start(async (payload) => void sent.push(payload));
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(sent).toEqual(['one', 'two']);
    expect(outboxStore.getState().sent.map((entry) => entry.payload)).toEqual(['one', 'two']);
  });

  test('several openers of one outbox do not double', async () => {
    for (const text of ['one', 'two', 'three']) await note(text);
    const sent: unknown[] = [];
    const replay: Replay = async (payload) => {
      sent.push(payload);
      await Promise.resolve();
    };
    start(replay);
    start(replay);
    start(replay);
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  test('without a network it waits, and goes when the network is back', async () => {
    const replay = vi.fn<Replay>().mockRejectedValueOnce(offline()).mockResolvedValue();
    await note('one');
    start(replay);
    await vi.waitFor(() => expect(replay).toHaveBeenCalledTimes(1));
    expect(await kept()).toEqual(['one']);
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(replay).toHaveBeenCalledTimes(2);
  });

  test('nothing goes out under another name', async () => {
    const replay = vi.fn<Replay>().mockResolvedValue();
    const maySend = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true);
    await note('one');
    const outbox = start(replay, maySend);
    await vi.waitFor(() => expect(maySend).toHaveBeenCalledTimes(1));
    expect(replay).not.toHaveBeenCalled();
    outbox.wake();
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
  });

  test('a refusal is kept with its reason and does not hold up the rest', async () => {
    const sent: unknown[] = [];
    await note('bad');
    await note('good');
    start(async (payload) => {
      if (payload === 'bad') throw new InvalidInputError('invalid', 'Too long.');
      sent.push(payload);
    });
    await vi.waitFor(() => expect(sent).toEqual(['good']));
    await vi.waitFor(async () => expect(await kept()).toEqual(['bad']));
    expect((await readEntries(userId))[0]?.failure).toEqual({ code: 'invalid', message: 'Too long.' });
  });

  test('a server that keeps failing at one change is given up after five tries', async () => {
    const replay = vi.fn<Replay>().mockRejectedValue(new ServerError('server', 'Broken.'));
    await note('one');
    const outbox = start(replay);
    for (let tries = 1; tries <= 5; tries += 1) {
      await vi.waitFor(() => expect(replay).toHaveBeenCalledTimes(tries));
      await vi.waitFor(async () => expect((await readEntries(userId))[0]?.attempts).toBe(tries));
      outbox.wake();
    }
    expect((await readEntries(userId))[0]?.failure?.message).toBe('Broken.');
    outbox.wake();
    expect(replay).toHaveBeenCalledTimes(5);
  });

  test('it tries again by itself after a pause', async () => {
    const replay = vi.fn<Replay>().mockRejectedValueOnce(offline()).mockResolvedValue();
    await note('one');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    start(replay);
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(replay).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(replay).toHaveBeenCalledTimes(2));
  });

  test('after stop nothing is sent', async () => {
    const replay = vi.fn<Replay>().mockResolvedValue();
    start(replay).stop();
    await note('one');
    window.dispatchEvent(new Event('online'));
    expect(await kept()).toEqual(['one']);
    expect(replay).not.toHaveBeenCalled();
  });
});

describe('changing one’s mind', () => {
  test('what waits can be taken back; what has gone out can not', async () => {
    await note('one');
    expect(await withdraw({ userId, kind: 'note', slot: 'one' })).toBe(true);
    expect(await kept()).toEqual([]);
    expect(await withdraw({ userId, kind: 'note', slot: 'one' })).toBe(false);
  });

  test('a change replaced while it is on its way leaves the newer one in line', async () => {
    let release: () => void = () => undefined;
    const sent: unknown[] = [];
    await note('goal 20', 'goal');
    start(async (payload) => {
      sent.push(payload);
      if (payload === 'goal 20') await new Promise<void>((resolve) => (release = resolve));
    });
    await vi.waitFor(() => expect(sent).toEqual(['goal 20']));
    await note('goal 30', 'goal');
    release();
    await vi.waitFor(() => expect(sent).toEqual(['goal 20', 'goal 30']));
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
  });

  test('a refused change can be tried again or let go', async () => {
    const replay = vi.fn<Replay>().mockRejectedValue(new InvalidInputError('invalid', 'No.'));
    await note('one');
    start(replay);
    const refused = await vi.waitFor(() => {
      const entry = outboxStore.getState().entries[0];
      expect(entry?.failure).not.toBeNull();
      return entry;
    });
    if (refused === undefined) throw new Error('No entry was refused.');
    replay.mockResolvedValueOnce();
    await tryAgain(refused);
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    await note('two');
    await vi.waitFor(() => expect(outboxStore.getState().entries[0]?.failure).not.toBeNull());
    for (const entry of outboxStore.getState().entries) await letGo(entry);
    expect(await kept()).toEqual([]);
  });
});
