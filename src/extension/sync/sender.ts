import { levelOf } from '#src/domain/levels.ts';
import { backoffMs } from '../client/backoff.ts';
import type { Clock } from '../client/clock.ts';
import { type Failure, type Http, isRecord } from '../client/http.ts';
import type { OutboxStore } from '../client/outbox.ts';
import type { RowOutcome } from '../client/outcomes.ts';
import { sendSnapshot } from '../client/snapshot.ts';
import { readDeviceStatus } from '../client/status.ts';
import type { SyncState } from '../client/sync-state.ts';
import { Uploader } from '../client/uploader.ts';
import { currentZone } from './capture.ts';
import type { DeviceOutbox } from './device-outbox.ts';
import { StoreSwitch } from './store-switch.ts';

interface SenderOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly token: () => string | undefined;
  readonly allowed: () => boolean;
  readonly clientVersion: string;
  readonly random?: () => number;
  readonly onProgress: (settled: number) => void;
  readonly onState: (state: SyncState) => void;
}

const nothingInTheWay: SyncState = { name: 'idle', reason: '' };
/** A flush has its limit; after a breath the next one follows. */
export const moreWaits: SyncState = { name: 'idle', reason: 'more' };

/** Sends what a device's outbox holds, in order: of each epoch its opening, its rows, its counters. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #store = new StoreSwitch();
  readonly #uploader: Uploader;
  #settled: { row: unknown; accepted: boolean }[] = [];
  #failures = 0;
  #abort = new AbortController();

  constructor(options: SenderOptions) {
    this.#options = options;
    const { http, clock, token, allowed, clientVersion, random, onState } = options;
    this.#uploader = new Uploader({
      http,
      clock,
      token,
      allowed,
      store: this.#store,
      retries: false,
      ...(random ? { random } : {}),
      frame: () => ({
        time_zone: currentZone(),
        utc_offset_min: -new Date(clock.now()).getTimezoneOffset(),
        client_version: clientVersion,
      }),
      onOutcome: (row, outcome) => this.#onOutcome(row, outcome),
    });
    this.#uploader.subscribe(onState);
  }

  /** Stops the request under way; what waits stays. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#uploader.stop();
  }

  /** Sends until nothing waits, a flush is full, or something is in the way, which it returns. `mayGoOn` is asked between the steps. */
  async send(outbox: DeviceOutbox, mayGoOn: () => Promise<boolean>): Promise<SyncState> {
    for (const { number } of outbox.epochs) {
      const state = await this.#sendEpoch(outbox, number, mayGoOn);
      if (state.name !== 'idle' || state.reason !== '') return state;
    }
    this.#failures = 0;
    await outbox.tidy();
    return nothingInTheWay;
  }

  async #sendEpoch(outbox: DeviceOutbox, number: number, mayGoOn: () => Promise<boolean>): Promise<SyncState> {
    const epoch = () => outbox.epochs.find((one) => one.number === number);
    const opening = epoch()?.opening;
    if (opening) {
      const state = await this.#sendCounters(outbox, opening);
      if (state) return state;
      await outbox.updateEpoch(number, { opening: null });
    }
    const store = await outbox.store(number);
    if (outbox.sendsSessions && (await store.counts()).pending > 0) {
      if (!(await mayGoOn())) return { name: 'idle', reason: 'stopped' };
      const state = await this.#flush(store, outbox);
      if (state.name !== 'idle' || state.reason !== '') return state;
      if ((await store.counts()).pending > 0) return moreWaits;
    }
    const snapshot = epoch()?.snapshot;
    if (snapshot) {
      const state = await this.#sendCounters(outbox, snapshot);
      if (state) return state;
      await outbox.updateEpoch(number, { snapshot: null });
    }
    return nothingInTheWay;
  }

  async #flush(store: OutboxStore, outbox: DeviceOutbox): Promise<SyncState> {
    this.#store.use(store);
    try {
      return await this.#uploader.flush({ byPerson: true });
    } finally {
      this.#store.use(null);
      const settled = this.#settled;
      this.#settled = [];
      await outbox.ledger.add(settled);
    }
  }

  #onOutcome(row: unknown, { outcome }: RowOutcome): void {
    this.#settled.push({ row, accepted: outcome === 'created' || outcome === 'duplicate' });
    this.#options.onProgress(1);
  }

  /** Null when they arrived, otherwise what is in the way. */
  async #sendCounters(outbox: DeviceOutbox, counters: Parameters<typeof sendSnapshot>[2]): Promise<SyncState | null> {
    const token = this.#options.token();
    if (token === undefined) return { name: 'signed_out', reason: 'not_paired' };
    if (!this.#options.allowed()) return { name: 'idle', reason: 'turned_off' };
    const answer = await sendSnapshot(this.#options.http, token, counters, this.#abort.signal);
    if (answer.kind !== 'ok') return this.#blocked(answer);
    const xp = answer.body.totals.total_xp;
    if (typeof xp === 'number') await outbox.update({ level: levelOf(xp).level });
    return null;
  }

  #blocked(failure: Failure): SyncState {
    if (failure.kind === 'cancelled') return { name: 'idle', reason: 'stopped' };
    if (failure.kind === 'signed_out' || failure.kind === 'consent_withdrawn') {
      return { name: failure.kind, reason: failure.reason };
    }
    this.#failures += 1;
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : 0;
    const retryAt =
      this.#options.clock.now() + backoffMs(this.#failures, this.#options.random?.() ?? Math.random(), asked);
    return { name: failure.kind === 'refused' ? 'misconfigured' : failure.kind, reason: failure.reason, retryAt };
  }

  /** Asks for level and streak, and for what the device may send now. */
  async refresh(outbox: DeviceOutbox): Promise<SyncState | { readonly consent: 'totals' | 'sessions' }> {
    const token = this.#options.token();
    if (token === undefined) return { name: 'signed_out', reason: 'not_paired' };
    const answer = await readDeviceStatus(this.#options.http, token);
    if (answer.kind !== 'ok') return this.#blocked(answer);
    const { totals, consent, streakDays } = answer.body;
    const level = isRecord(totals) && typeof totals.total_xp === 'number' ? levelOf(totals.total_xp).level : null;
    await outbox.update({ level, streakDays });
    return { consent };
  }
}
