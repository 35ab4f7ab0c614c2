import { whenRested } from '#src/ui/when-rested.ts';
import type { WorkerMessage } from '#src/worker/worker-messages.ts';
import { updatesStore } from './updates-store.ts';

const lookEveryMs = 60 * 60_000;

interface Page {
  readonly container: ServiceWorkerContainer;
  /** The folder that the app lies in, with a slash at its end. */
  readonly base: string;
  readonly reload: () => void;
  /** Addresses of the files that this page has loaded. */
  readonly loaded: () => readonly string[];
}

const tell = (worker: ServiceWorker, message: WorkerMessage): void => worker.postMessage(message);

/**
 * Registers the service worker, hands it what was loaded before it was there, and watches for a newer version: that
 * waits until the person would like it, and every other tab goes on with its own until it is opened anew.
 */
export async function registerServiceWorker({ container, base, reload, loaded }: Page): Promise<void> {
  const wasControlled = container.controller !== null;
  const registration = await container.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  let asked = false;

  const offer = (worker: ServiceWorker): void => {
    const open = () => {
      asked = true;
      tell(worker, { type: 'take-over' });
    };
    updatesStore.setState({ open });
  };
  const watch = (worker: ServiceWorker): void => {
    worker.addEventListener('statechange', () => {
      // The first worker of this browser is no update.
      if (worker.state === 'installed' && registration.active !== null) offer(worker);
    });
  };
  if (registration.waiting !== null && registration.active !== null) offer(registration.waiting);
  if (registration.installing !== null) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) watch(registration.installing);
  });
  container.addEventListener('controllerchange', () => {
    if (asked) reload();
    else if (wasControlled) updatesStore.setState({ open: reload });
  });

  // Without a network, or with a host that has gone, the next look may find it.
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  const ready = await container.ready;
  if (ready.active !== null && !wasControlled) tell(ready.active, { type: 'keep', urls: loaded() });
}

const loadedFiles = (): string[] => performance.getEntriesByType('resource').map((entry) => entry.name);

/** A first worker fetches the whole app: none of that may compete with the page that is being opened. */
const firstRestMs = 5_000;
const restMs = 100;

/** Registers the worker of this build once the page has come to rest. */
export function startServiceWorker(): void {
  const start = (): void => {
    const page: Page = {
      container: navigator.serviceWorker,
      base: import.meta.env.BASE_URL,
      reload: () => window.location.reload(),
      loaded: loadedFiles,
    };
    // Browsers refuse it in private windows and on plain http; the app then needs the network.
    void registerServiceWorker(page).catch(() => undefined);
  };
  whenRested(start, navigator.serviceWorker.controller === null ? firstRestMs : restMs);
}
