import { backoffMs } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Failure, Http } from './http.ts';
import type { OutboxItem, OutboxStore } from './outbox.ts';
import { match, type RowOutcome, readOutcomes, type SettledRow, settlement } from './outcomes.ts';
import { Observable, type SyncState } from './sync-state.ts';

export interface UploaderOptions {
  readonly http: Http;
  readonly store: OutboxStore;
  /** The device token, or undefined while the device is not paired. Asked before every request. */
  readonly token: () => string | undefined;
  /** Whether the person's own settings allow sending. Asked before every request; false stops. What waits is the owner's to keep or drop. */
  readonly allowed?: () => boolean;
  /** false: only says when to try again (`retryAt`) and leaves it to the owner. */
  readonly retries?: boolean;
  /** What every batch carries beside its rows, such as `time_zone` and `client_version`. */
  readonly frame?: () => Readonly<Record<string, unknown>>;
  readonly onOutcome?: (row: unknown, outcome: RowOutcome) => void;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
  readonly newBatchId?: () => string;
}

/** Rows in one request, and rows in one flush at most. */
const batchRows = 25;
const flushRows = 1000;
/** Bytes of rows in one request: the server takes 1 MB, the frame included. */
const batchBytes = 900_000;
/** Pause before the next flush when one ended with rows left. */
const breatherMs = 1000;

function bytesOf({ row }: OutboxItem): number {
  return Buffer.byteLength(JSON.stringify(row) ?? '') + 1;
}

/** The first items whose rows fit into one request together, at least one. A refusal for size may get lost on its way, so none is provoked. */
function fitting(items: readonly OutboxItem[]): readonly OutboxItem[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += bytesOf(item);
    return bytes > batchBytes;
  });
  return end === -1 ? items : items.slice(0, Math.max(1, end));
}

/** A fault of the whole body that may lie in one row; anything outside `/rows` is a fault of this client. */
function mayBeOneRow(failure: Failure): boolean {
  if (failure.kind !== 'refused') return false;
  return failure.pointers.every((pointer) => pointer === '' || pointer.startsWith('/rows'));
}

/**
 * Sends what waits in the outbox, in order, until it is empty or something is in the way, and tries again by itself
 * when waiting helps. A row leaves the outbox only with an outcome from the server, so a lost answer means a second
 * send, which the server knows as a duplicate.
 */
export class Uploader {
  readonly #options: UploaderOptions;
  readonly #clock: Clock;
  readonly #state = new Observable();
  #running: Promise<SyncState> | undefined;
  #cancelRetry: () => void = () => undefined;
  #abort = new AbortController();
  #failures = 0;
  #notBefore = 0;
  /** How many rows at the head hold one that spoils its batch; 0 when none is known. */
  #suspects = 0;
  #seq = 0;

  constructor(options: UploaderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): SyncState {
    return this.#state.value;
  }

  subscribe(listener: (state: SyncState) => void): () => void {
    return this.#state.subscribe(listener);
  }

  /**
   * Sends up to 1000 rows. While a pause is in force nothing is sent, unless a person asked for it.
   * Calls during a flush join it. Resolves to the state that it ended in; it rejects only when the store fails.
   */
  flush(options: { readonly byPerson?: boolean } = {}): Promise<SyncState> {
    this.#running ??= this.#flush(options.byPerson === true).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Ends the current request and all planned tries. What waits stays in the outbox. */
  stop(): void {
    this.#cancelRetry();
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #flush(byPerson: boolean): Promise<SyncState> {
    if (!byPerson && this.#clock.now() < this.#notBefore) return this.state;
    this.#cancelRetry();
    const { signal } = this.#abort;
    for (let sent = 0; sent < flushRows && !signal.aborted; ) {
      const token = this.#options.token();
      if (token === undefined) return this.#end({ name: 'signed_out', reason: 'not_paired' });
      if (this.#options.allowed?.() === false) {
        return this.#end({ name: 'idle', reason: 'turned_off' });
      }
      const items = fitting(await this.#options.store.readBatch(Math.min(this.#batchSize(), flushRows - sent)));
      if (items.length === 0) return this.#end({ name: 'idle', reason: '' });
      this.#state.set({ name: 'syncing', reason: '' });
      const blocked = await this.#send(items, token, signal);
      if (blocked) return blocked;
      sent += items.length;
    }
    if (signal.aborted) return this.#end({ name: 'idle', reason: 'stopped' });
    if ((await this.#options.store.counts()).pending > 0) this.#plan(breatherMs);
    return this.#end({ name: 'idle', reason: '' });
  }

  /** Sends one batch; returns the state that ends the flush, or null to go on. */
  async #send(items: readonly OutboxItem[], token: string, signal: AbortSignal): Promise<SyncState | null> {
    const [only] = items;
    if (only !== undefined && items.length === 1 && bytesOf(only) > batchBytes) {
      this.#suspects = Math.max(0, this.#suspects - 1);
      await this.#putAside(only, 'body_too_large');
      return null;
    }
    this.#seq += 1;
    const answer = await this.#options.http.request({
      method: 'POST',
      path: '/sessions:batch',
      token,
      signal,
      body: {
        ...this.#options.frame?.(),
        client_now: new Date(this.#clock.now()).toISOString(),
        batch_id: this.#options.newBatchId?.() ?? crypto.randomUUID(),
        seq: this.#seq,
        rows: items.map((item) => item.row),
      },
      read: readOutcomes,
    });
    if (answer.kind !== 'ok') return await this.#refusedOrBlocked(items, answer);
    const settled = match(items, answer.body);
    if (settled.length === 0) return this.#blocked({ kind: 'offline', reason: 'no_outcomes' });
    await this.#settle(settled);
    this.#failures = 0;
    this.#suspects = Math.max(0, this.#suspects - settled.length);
    return null;
  }

  #batchSize(): number {
    return this.#suspects > 0 ? Math.ceil(this.#suspects / 2) : batchRows;
  }

  async #settle(settled: readonly SettledRow[]): Promise<void> {
    await this.#options.store.settle(settled.map(settlement));
    for (const { item, outcome } of settled) this.#options.onOutcome?.(item.row, outcome);
  }

  /** A refused batch is halved until the row that spoils it stands alone; that one is put aside and the rest go on. */
  async #refusedOrBlocked(items: readonly OutboxItem[], failure: Failure): Promise<SyncState | null> {
    if (failure.kind === 'cancelled') return this.#end({ name: 'idle', reason: 'stopped' });
    if (failure.kind !== 'refused' || !mayBeOneRow(failure)) return this.#blocked(failure);
    const [first] = items;
    if (items.length > 1 || first === undefined) {
      this.#suspects = items.length;
      return null;
    }
    this.#suspects = 0;
    await this.#putAside(first, failure.reason);
    return null;
  }

  /** A row that cannot be sent does not keep the others from it. */
  #putAside(item: OutboxItem, reason: string): Promise<void> {
    return this.#settle([{ item, outcome: { index: 0, id: '', outcome: 'rejected', reasons: [reason] } }]);
  }

  /** Says what is in the way, and plans the next try where waiting helps. */
  #blocked(failure: Exclude<Failure, { kind: 'cancelled' }>): SyncState {
    if (failure.kind === 'signed_out' || failure.kind === 'consent_withdrawn') {
      return this.#end({ name: failure.kind, reason: failure.reason });
    }
    this.#failures += 1;
    const random = this.#options.random?.() ?? Math.random();
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : 0;
    const retryAt = this.#plan(backoffMs(this.#failures, random, asked));
    const name = failure.kind === 'refused' ? 'misconfigured' : failure.kind;
    return this.#end({ name, reason: failure.reason, retryAt });
  }

  #plan(ms: number): number {
    this.#notBefore = this.#clock.now() + ms;
    if (this.#options.retries === false) return this.#notBefore;
    this.#cancelRetry = this.#clock.after(ms, () => {
      // The pause is over, whatever the time of day says: it may have been set back.
      this.#notBefore = 0;
      // A store that fails here fails for the owner's next call too, which is told.
      this.flush().catch(() => undefined);
    });
    return this.#notBefore;
  }

  #end(state: SyncState): SyncState {
    this.#state.set(state);
    return state;
  }
}
