import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registerServiceWorker } from './service-worker-registration.ts';
import { updatesStore } from './updates-store.ts';

class FakeWorker extends EventTarget {
  state = 'installing';
  readonly told: unknown[] = [];
  postMessage(message: unknown): void {
    this.told.push(message);
  }
  reach(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  active: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  update = vi.fn(async () => undefined);
  find(worker: FakeWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  register = vi.fn(async () => this.registration);
  ready = Promise.resolve(this.registration);
}

let container: FakeContainer;
const reload = vi.fn();
const offered = () => updatesStore.getState().open !== null;
const start = () =>
  registerServiceWorker({
    container: container as unknown as ServiceWorkerContainer,
    base: '/app/',
    reload,
    loaded: () => ['https://x.example/app/assets/a.js'],
  });

/** A browser in which a worker has been at work before. */
function returning(): FakeWorker {
  const active = new FakeWorker();
  container.controller = active;
  container.registration.active = active;
  return active;
}

beforeEach(() => {
  vi.useFakeTimers();
  container = new FakeContainer();
  reload.mockClear();
  updatesStore.setState({ open: null });
});
afterEach(() => vi.useRealTimers());

test('the first worker of a browser is no update; it is told what was loaded before it', async () => {
  const worker = new FakeWorker();
  container.registration.installing = worker;
  container.ready = Promise.resolve(Object.assign(container.registration, {})).then((registration) => {
    registration.active = worker;
    return registration;
  });
  const registering = start();
  worker.reach('installed');
  await registering;
  container.dispatchEvent(new Event('controllerchange'));
  expect(container.register).toHaveBeenCalledWith('/app/sw.js', { scope: '/app/', updateViaCache: 'none' });
  expect(worker.told).toEqual([{ type: 'keep', urls: ['https://x.example/app/assets/a.js'] }]);
  expect(offered()).toBe(false);
});

test('a new version is offered when it is ready, and opened when asked for', async () => {
  const active = returning();
  await start();
  const next = new FakeWorker();
  container.registration.find(next);
  expect(offered()).toBe(false);
  next.reach('installed');
  expect(offered()).toBe(true);
  expect(next.told).toEqual([]);
  updatesStore.getState().open?.();
  expect(next.told).toEqual([{ type: 'take-over' }]);
  expect(reload).not.toHaveBeenCalled();
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
  expect(active.told).toEqual([]);
});

test('one that waits since an earlier visit is offered at once', async () => {
  returning();
  container.registration.waiting = new FakeWorker();
  await start();
  expect(offered()).toBe(true);
});

test('a version that another tab has opened is offered, not forced', async () => {
  returning();
  await start();
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  updatesStore.getState().open?.();
  expect(reload).toHaveBeenCalledOnce();
});

test('it looks for a new version every hour and when the page comes back, and bears being offline', async () => {
  returning();
  container.registration.update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await start();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(container.registration.update).toHaveBeenCalledTimes(2);
});
