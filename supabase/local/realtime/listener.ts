import postgres from 'postgres';
import type { Broadcast } from './hub.ts';

const CHANNEL = 'realtime_messages';
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2000;

/** A message from the database, with the topic it goes to. */
interface DatabaseMessage extends Broadcast {
  topic: string;
  private: boolean;
}

export interface ListenerDeps {
  adminUrl: string;
  /** Reads messages that are too large for a notification. */
  pool: postgres.Sql;
  onMessage(message: DatabaseMessage): void;
  /** Messages may have been missed from here on. */
  onLost(): void;
}

export interface Listener {
  /** Resolves to true as soon as every message committed from then on is delivered; to false after `timeoutMs`. */
  whenLive(timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

interface Row {
  id: string;
  topic?: string;
  event?: string;
  private?: boolean;
  payload?: unknown;
}

function toMessage(row: Row): DatabaseMessage | undefined {
  if (row.topic === undefined || row.event === undefined) return undefined;
  return { id: row.id, topic: row.topic, event: row.event, private: row.private === true, payload: row.payload };
}

// The driver hands notifications to this option; its own `listen` gives up when the first reconnect fails.
type NotifyOptions = postgres.Options<Record<string, never>> & { onnotify(channel: string, payload: string): void };

/** Listens for messages written to `realtime.messages`, in the order of their commits, and reconnects for as long as it lives. */
export function startListener(deps: ListenerDeps): Listener {
  let live = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let delay = FIRST_RETRY_MS;
  let queue: Promise<void> | undefined;
  const waiting = new Set<() => void>();

  const handle = async (payload: string) => {
    const envelope = JSON.parse(payload) as Row;
    const message = toMessage(envelope);
    if (message) {
      deps.onMessage(message);
      return;
    }
    const [row] = await deps.pool<Row[]>`
      select id, topic, event, private, payload from realtime.messages where id = ${envelope.id}`;
    const read = row && toMessage(row);
    if (read) deps.onMessage(read);
  };

  const options: NotifyOptions = {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice() {},
    onclose: () => lost(),
    onnotify(_channel, payload) {
      // One after the other, so that a large message is not overtaken by the small one behind it.
      const work = (queue ?? Promise.resolve())
        .then(() => handle(payload))
        .catch((error: unknown) => {
          console.error('realtime: a message could not be read', error);
          if (!closed) deps.onLost();
        })
        .finally(() => {
          if (queue === work) queue = undefined;
        });
      queue = work;
    },
  };
  const connection = postgres(deps.adminUrl, options);

  async function listen(): Promise<void> {
    try {
      await connection.unsafe(`listen ${CHANNEL}`);
      live = true;
      delay = FIRST_RETRY_MS;
      for (const wake of waiting) wake();
    } catch {
      schedule();
    }
  }

  function schedule(): void {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => void listen(), delay);
    delay = Math.min(delay * 2, LAST_RETRY_MS);
  }

  function lost(): void {
    if (live && !closed) {
      live = false;
      deps.onLost();
      schedule();
    }
  }

  void listen();
  return {
    async whenLive(timeoutMs) {
      if (live) return true;
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, timeoutMs);
        waiting.add(wake);
      });
      return live;
    },
    async close() {
      closed = true;
      live = false;
      clearTimeout(retry);
      for (const wake of waiting) wake();
      await connection.end({ timeout: 1 });
      await queue;
    },
  };
}
