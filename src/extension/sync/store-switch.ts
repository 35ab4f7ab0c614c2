import type { OutboxStore } from '../client/outbox.ts';

/** A store that stands for another one, as journals are open only while there is something to do. Without one it is empty. */
export class StoreSwitch implements OutboxStore {
  #store: OutboxStore | null = null;

  use(store: OutboxStore | null): void {
    this.#store = store;
  }

  append(rows: readonly unknown[]): Promise<void> {
    return this.#store?.append(rows) ?? Promise.reject(new Error('no journal is open'));
  }

  readBatch(limit: number): ReturnType<OutboxStore['readBatch']> {
    return this.#store?.readBatch(limit) ?? Promise.resolve([]);
  }

  settle(settlements: Parameters<OutboxStore['settle']>[0]): Promise<void> {
    return this.#store?.settle(settlements) ?? Promise.reject(new Error('no journal is open'));
  }

  counts(): ReturnType<OutboxStore['counts']> {
    return this.#store?.counts() ?? Promise.resolve({ pending: 0, notAccepted: 0 });
  }

  notAccepted(): ReturnType<OutboxStore['notAccepted']> {
    return this.#store?.notAccepted() ?? Promise.resolve([]);
  }

  clear(): Promise<void> {
    return this.#store?.clear() ?? Promise.resolve();
  }
}
