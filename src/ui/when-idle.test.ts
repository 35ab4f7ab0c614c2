import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenIdle } from './when-idle.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('whenIdle', () => {
  test('waits for the browser’s word, and can be called off', () => {
    const requestIdleCallback = vi.fn<(work: () => void, options: { timeout: number }) => number>(() => 7);
    const cancelIdleCallback = vi.fn<(handle: number) => void>();
    vi.stubGlobal('window', { requestIdleCallback, cancelIdleCallback });
    const work = vi.fn<() => void>();
    const stop = whenIdle(work, 300);
    expect(work).not.toHaveBeenCalled();
    expect(requestIdleCallback).toHaveBeenCalledWith(work, { timeout: 300 });
    stop();
    expect(cancelIdleCallback).toHaveBeenCalledWith(7);
  });

  test('comes right after the current work where the browser gives none', () => {
    vi.stubGlobal('window', {});
    const work = vi.fn<() => void>();
    whenIdle(work, 300);
    expect(work).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledOnce();
    whenIdle(work, 300)();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledOnce();
  });
});
