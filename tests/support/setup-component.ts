import '@testing-library/jest-dom/vitest';
import { cleanup, configure, getConfig } from '@testing-library/react';
import { unstable_IdlePriority as idlePriority, unstable_scheduleCallback as schedule } from 'scheduler';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const { asyncWrapper } = getConfig();

configure({
  // What comes later may come late on a busy machine; a search by role alone can take jsdom a second.
  asyncUtilTimeout: 5_000,
  // What is found is drawn, yet its effects may not have run: an event right after would meet nobody who listens.
  asyncWrapper: (search) =>
    asyncWrapper(async () => {
      const found = await search();
      await new Promise<void>((resolve) => void schedule(idlePriority, () => resolve()));
      return found;
    }),
});

// A complaint on the console is a defect: it fails the test that caused it.
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      complaints.push(`console.${level}: ${args.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  cleanup();
  expect(complaints, 'nothing may be written to console.error or console.warn').toEqual([]);
});

// What browsers have and jsdom has not.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true;
  const first = this.querySelector<HTMLElement>('[autofocus], button, input, select, textarea, a[href]');
  first?.focus();
  this.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') this.dispatchEvent(new Event('cancel', { cancelable: true }));
  });
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;

class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver ??= StillResizeObserver;

/** Nothing is ever in view: what waits for that is turned to by the test. */
class BlindIntersectionObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}
window.IntersectionObserver ??= BlindIntersectionObserver;
