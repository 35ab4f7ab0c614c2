import type { QueryClient } from '@tanstack/react-query';
import { OfflineError, RateLimitedError, ServerError, SignedOutError, toAppError } from '../errors.ts';
import { guestId } from '../guest/guest-id.ts';
import {
  addEntry,
  changeEntry,
  type NewOutboxEntry,
  type OutboxEntry,
  readEntries,
  removeEntry,
} from './outbox-storage.ts';
import { outboxStore, resetOutboxStore } from './outbox-store.ts';

const attemptsBeforeGivingUp = 5;
const firstDelayMs = 5_000;
const longestDelayMs = 5 * 60_000;
const sentRemembered = 50;

export interface ReplayContext {
  readonly client: QueryClient;
  readonly userId: string;
  /** When the person made the change, in epoch milliseconds. */
  readonly madeAt: number;
}

/**
 * Sends one kept change. It may run more than once for the same change (the answer can get lost), so it must be
 * idempotent. A thrown `OfflineError`, `ServerError`, `RateLimitedError` or `SignedOutError` means "later"; any other
 * is told to the person.
 */
export type Replay = (payload: unknown, context: ReplayContext) => Promise<void>;

export interface OutboxOptions {
  readonly client: QueryClient;
  readonly userId: string;
  /** How each kind is sent, loaded when first needed. */
  readonly replays: Readonly<Record<string, () => Promise<Replay>>>;
  /** Whether requests go out under the person's name right now. */
  readonly maySend: () => Promise<boolean>;
}

type Message = { readonly userId: string; readonly sent?: OutboxEntry };

interface Running {
  readonly userId: string;
  readonly wake: () => void;
  readonly tell: (message: Message) => void;
}

let running: Running | null = null;
let tail: Promise<unknown> = Promise.resolve();

/** One at a time over all tabs; where a browser has no locks, over this tab. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request('bm-outbox', work);
  const mine = tail.then(work, work);
  tail = mine.catch(() => undefined);
  return mine;
}

/** Reads the person's stored outbox into the store, before anything is drawn from it. */
export async function loadOutbox(userId: string): Promise<void> {
  outboxStore.setState({ entries: await readEntries(userId) });
}

async function changed(userId: string, sent?: OutboxEntry): Promise<void> {
  await loadOutbox(userId);
  running?.tell({ userId, ...(sent && { sent }) });
}

const rememberSent = (entry: OutboxEntry): void =>
  outboxStore.setState((state) => ({ sent: [...state.sent, entry].slice(-sentRemembered) }));

/**
 * Keeps a change until it has reached the backend, over closed tabs and restarts. It takes the place of one of the
 * same kind and slot that still waits. Rejects where the browser keeps nothing: then the change is not kept.
 */
export async function enqueue(entry: NewOutboxEntry): Promise<void> {
  // A guest's changes are written where they stay; there is nothing to wait for.
  if (entry.userId === guestId()) throw new Error('Nothing of a guest is sent.');
  await addEntry(entry, Date.now());
  await changed(entry.userId);
  running?.wake();
}

/** Takes a change back that still waits. Resolves to `false` when it is too late: it has gone out. */
export function withdraw(entry: Pick<OutboxEntry, 'userId' | 'kind' | 'slot'>): Promise<boolean> {
  return alone(async () => {
    const found = (await readEntries(entry.userId)).find((row) => row.kind === entry.kind && row.slot === entry.slot);
    const removed = found !== undefined && (await removeEntry(found.id));
    await changed(entry.userId);
    return removed;
  });
}

/** Tries a refused change again. */
export async function tryAgain(entry: OutboxEntry): Promise<void> {
  await changeEntry(entry.id, { attempts: 0, failure: null });
  await changed(entry.userId);
  running?.wake();
}

type Step = 'next' | 'idle' | 'later';

async function sendOldest({ client, userId, replays }: OutboxOptions): Promise<Step> {
  const entry = (await readEntries(userId)).find((row) => row.failure === null && replays[row.kind] !== undefined);
  const load = entry && replays[entry.kind];
  if (entry === undefined || load === undefined) return 'idle';
  try {
    const replay = await load();
    await replay(entry.payload, { client, userId, madeAt: entry.madeAt });
  } catch (error) {
    const known = toAppError(error);
    const passes = [OfflineError, RateLimitedError, SignedOutError].some((kind) => known instanceof kind);
    if (passes) return 'later';
    const attempts = entry.attempts + 1;
    if (known instanceof ServerError && attempts < attemptsBeforeGivingUp) {
      await changeEntry(entry.id, { attempts });
      return 'later';
    }
    await changeEntry(entry.id, { attempts, failure: { code: known.code, message: known.message } });
    await changed(userId);
    // What was shown ahead of the backend goes back to what is true.
    void client.invalidateQueries({ predicate: (query) => query.queryKey[1] === userId });
    return 'next';
  }
  rememberSent(entry);
  await removeEntry(entry.id);
  await changed(userId, entry);
  return 'next';
}

/**
 * Sends what waits, oldest first, one at a time over all tabs: at once, when the network is back, when `wake` of the
 * returned pair is called, and again after a pause when the backend could not be reached.
 */
export function startOutbox(options: OutboxOptions): { readonly wake: () => void; readonly stop: () => void } {
  const { userId } = options;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('bm-outbox') : null;
  let stopped = false;
  let busy = false;
  let again = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drain = async (): Promise<void> => {
    let step: Step = 'next';
    while (step === 'next' && !stopped) {
      step = await alone(async () => {
        if (stopped || (await readEntries(userId)).every((entry) => entry.failure !== null)) return 'idle';
        return (await options.maySend()) ? sendOldest(options) : 'later';
      });
    }
    failures = step === 'later' ? failures + 1 : 0;
    if (step !== 'later' || stopped) return;
    clearTimeout(timer);
    timer = setTimeout(run, Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs));
  };

  const run = (): void => {
    again = busy;
    if (busy || stopped) return;
    busy = true;
    // A browser that stops keeping things has nothing to send either; the next wake looks again.
    void drain()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
        if (again) run();
      });
  };
  const wake = (): void => {
    failures = 0;
    clearTimeout(timer);
    run();
  };

  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.userId !== userId) return;
    if (data.sent) rememberSent(data.sent);
    void loadOutbox(userId).catch(() => undefined);
  });
  window.addEventListener('online', wake);
  const mine: Running = { userId, wake, tell: (message) => channel?.postMessage(message) };
  running = mine;
  void loadOutbox(userId).then(wake, () => undefined);

  return {
    wake,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', wake);
      channel?.close();
      if (running === mine) running = null;
      resetOutboxStore();
    },
  };
}

/** Lets go of a change for good. */
export async function letGo(entry: OutboxEntry): Promise<void> {
  await removeEntry(entry.id);
  await changed(entry.userId);
}
