/** The sync client as an editor holds it, with pauses that pass quickly. */
import type { Clock } from '#src/extension/client/clock.ts';
import { type FileStore, openFileStore } from '#src/extension/client/file-store.ts';
import { createHttp } from '#src/extension/client/http.ts';
import { Uploader } from '#src/extension/client/uploader.ts';

/** Timers run this many times faster than they say: a quarter of an hour is about half a second. */
export const speed = 2000;

/** A time of day that can be set, with timers that do not heed it. */
export class FastClock implements Clock {
  #stepped = 0;

  now(): number {
    return Date.now() + this.#stepped;
  }

  step(ms: number): void {
    this.#stepped += ms;
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms / speed);
    return () => clearTimeout(timer);
  }
}

export interface ClientOptions {
  readonly journal: string;
  readonly endpoint: string;
  readonly token: () => string | undefined;
  readonly clock: FastClock;
}

export interface Client {
  readonly store: FileStore;
  readonly uploader: Uploader;
  close(): Promise<void>;
}

/** Milliseconds until a request without an answer counts as lost. */
export const patienceMs = 1500;

export async function openClient({ journal, endpoint, token, clock }: ClientOptions): Promise<Client> {
  const store = await openFileStore(journal, { compactAt: 40 });
  const http = createHttp({ endpoint, timeoutMs: patienceMs * speed, clock });
  const uploader = new Uploader({ http, store, clock, token, frame: () => ({ time_zone: 'Europe/Berlin' }) });
  return {
    store,
    uploader,
    async close() {
      uploader.stop();
      // A flush that is stopped still ends its last step before the file may be let go.
      await uploader.flush().catch(() => undefined);
      uploader.stop();
      await store.close();
    },
  };
}
