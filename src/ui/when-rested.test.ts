import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenRested } from './when-rested.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work that can wait', () => {
  test('comes after the rest, on the browser’s word', () => {
    const requestIdleCallback = vi.fn<(work: () => void, options: { timeout: number }) => number>(() => 7);
    vi.stubGlobal('window', { requestIdleCallback });
    const work = vi.fn<() => void>();
    whenRested(work, 300);
    vi.advanceTimersByTime(299);
    expect(requestIdleCallback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(requestIdleCallback).toHaveBeenCalledWith(work, { timeout: 300 });
    expect(work).not.toHaveBeenCalled();
  });

  test('comes after the rest where the browser gives no word', () => {
    vi.stubGlobal('window', {});
    const work = vi.fn<() => void>();
    whenRested(work, 300);
    vi.advanceTimersByTime(299);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledOnce();
  });

  test('can be called off while it rests and while it waits for the word', () => {
    const cancelIdleCallback = vi.fn<(handle: number) => void>();
    const requestIdleCallback = vi.fn<() => number>(() => 7);
    vi.stubGlobal('window', { requestIdleCallback, cancelIdleCallback });
    whenRested(() => undefined, 300)();
    vi.advanceTimersByTime(1_000);
    expect(requestIdleCallback).not.toHaveBeenCalled();
    const stop = whenRested(() => undefined, 300);
    vi.advanceTimersByTime(300);
    stop();
    expect(cancelIdleCallback).toHaveBeenCalledWith(7);
  });
});
