/** What the client is doing, as one value that a status bar can show. */
type SyncStateName =
  | 'idle'
  | 'syncing'
  | 'offline'
  | 'rate_limited'
  | 'signed_out'
  | 'misconfigured'
  | 'consent_withdrawn';

export interface SyncState {
  readonly name: SyncStateName;
  /** Stable code of the cause, '' when there is nothing to explain. */
  readonly reason: string;
  /** Epoch milliseconds of the next try, when one is planned. */
  readonly retryAt?: number;
}

/** One state that can be watched. Listeners hear changes only. */
export class Observable {
  #value: SyncState = { name: 'idle', reason: '' };
  readonly #listeners = new Set<(state: SyncState) => void>();

  get value(): SyncState {
    return this.#value;
  }

  set(next: SyncState): void {
    const { name, reason, retryAt } = this.#value;
    if (next.name === name && next.reason === reason && next.retryAt === retryAt) return;
    this.#value = next;
    for (const listener of this.#listeners) listener(next);
  }

  /** Returns a function that ends the watching. */
  subscribe(listener: (state: SyncState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
