import { type ChannelPort, supabaseChannelPort } from './channel-port.ts';
import { connectionStore, resetConnection } from './connection-store.ts';
import type { UserEvent, UserEventName, UserEvents } from './user-events.ts';

const failuresBeforePolling = 4;
const pollEveryMs = 30_000;
const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
const watchEveryMs = 10_000;
/** A timer that is this late slept with the machine. */
const sleptAfterMs = 45_000;
const hiddenLongMs = 60_000;

type ReconnectHandler = () => unknown;

export interface UserChannel {
  /** Listens for one person until the returned function is called. */
  start(userId: string): () => void;
  onEvent<N extends UserEventName>(name: N, handler: (payload: UserEvents[N]) => void): () => void;
  /** On the first connect, every reconnect and each poll: load again whatever events may have missed. */
  onReconnected(handler: ReconnectHandler): () => void;
}

/**
 * One manager for the private topic of one person: joins, joins again with back-off and jitter, after sleep, when
 * the page comes back or the network does, and polls while the socket stays down.
 */
export function createUserChannel(port: ChannelPort, random: () => number = Math.random): UserChannel {
  const eventHandlers = new Map<UserEventName, Set<(payload: never) => void>>();
  const reconnectHandlers = new Set<ReconnectHandler>();

  const refresh = async (): Promise<void> => {
    const results = await Promise.allSettled([...reconnectHandlers].map(async (handler) => handler()));
    if (results.every((result) => result.status === 'fulfilled')) touch();
  };
  const touch = () => connectionStore.setState({ lastSyncAt: Date.now() });

  const deliver = (event: UserEvent): void => {
    touch();
    for (const handler of eventHandlers.get(event.name) ?? []) (handler as (payload: unknown) => void)(event.payload);
  };

  const start = (userId: string): (() => void) => {
    let stopped = false;
    let up = false;
    let failures = 0;
    let attempt = 0;
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    let pollTimer: ReturnType<typeof setInterval> | undefined;
    let hiddenSince: number | null = null;
    let lastWatch = Date.now();

    const stopPolling = () => {
      clearInterval(pollTimer);
      pollTimer = undefined;
    };

    const showDown = () => {
      if (navigator.onLine === false) {
        stopPolling();
        connectionStore.setState({ state: 'offline' });
      } else if (failures >= failuresBeforePolling) {
        connectionStore.setState({ state: 'polling' });
        pollTimer ??= setInterval(() => void refresh(), pollEveryMs);
      } else {
        connectionStore.setState({ state: 'reconnecting' });
      }
    };

    const connect = async (): Promise<void> => {
      clearTimeout(retryTimer);
      attempt += 1;
      const mine = attempt;
      const current = () => !stopped && mine === attempt;
      up = false;
      try {
        await port.close();
        if (!current()) return;
        await port.open(`user:${userId}`, {
          event: (event) => {
            if (!current()) return;
            // What still arrives while the browser says it is offline comes from a server on this machine.
            if (!up) {
              up = true;
              connectionStore.setState({ state: 'live' });
            }
            deliver(event);
          },
          up: () => {
            if (!current()) return;
            up = true;
            failures = 0;
            stopPolling();
            connectionStore.setState({ state: 'live' });
            void refresh();
          },
          down: () => {
            if (current()) fail();
          },
        });
      } catch {
        if (current()) fail();
      }
    };

    const fail = () => {
      up = false;
      failures += 1;
      // From here on nothing of this attempt counts: one failure is one retry.
      attempt += 1;
      showDown();
      const ceiling = Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs);
      clearTimeout(retryTimer);
      retryTimer = setTimeout(() => void connect(), ceiling * (0.5 + random() / 2));
    };

    const onOnline = () => {
      failures = 0;
      showDown();
      void connect();
    };
    const onOffline = () => {
      up = false;
      showDown();
    };
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') {
        hiddenSince = Date.now();
        return;
      }
      const wasHiddenLong = hiddenSince !== null && Date.now() - hiddenSince > hiddenLongMs;
      hiddenSince = null;
      // A browser may have put the socket to sleep without a word.
      if (wasHiddenLong || !up) void connect();
    };
    const watch = setInterval(() => {
      const late = Date.now() - lastWatch > sleptAfterMs;
      lastWatch = Date.now();
      if (late) void connect();
    }, watchEveryMs);

    window.addEventListener('online', onOnline);
    window.addEventListener('offline', onOffline);
    document.addEventListener('visibilitychange', onVisibility);
    showDown();
    void connect();

    return () => {
      stopped = true;
      clearTimeout(retryTimer);
      clearInterval(watch);
      stopPolling();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
      document.removeEventListener('visibilitychange', onVisibility);
      resetConnection();
      void port.close().catch(() => undefined);
    };
  };

  return {
    start,
    onEvent(name, handler) {
      const handlers = eventHandlers.get(name) ?? new Set();
      eventHandlers.set(name, handlers);
      handlers.add(handler as (payload: never) => void);
      return () => void handlers.delete(handler as (payload: never) => void);
    },
    onReconnected(handler) {
      reconnectHandlers.add(handler);
      return () => void reconnectHandlers.delete(handler);
    },
  };
}

const userChannel = createUserChannel(supabaseChannelPort());

/** Starts listening for this person; the app shell calls it once. Returns the stop function. */
export const startUserChannel = userChannel.start;

/** Calls `handler` with each checked event of this name. Returns the unsubscribe function. */
export const onUserEvent = userChannel.onEvent;

/** Calls `handler` whenever events may have been missed. Returns the unsubscribe function. */
export const onUserReconnected = userChannel.onReconnected;
