import { join } from 'node:path';
import type { ExtensionExport } from '#src/domain/snapshots.ts';
import { type Clock, systemClock } from '../client/clock.ts';
import type { SyncState } from '../client/sync-state.ts';
import type { PairedDevice } from './device-file.ts';
import { DeviceOutbox } from './device-outbox.ts';
import type { Arrival, EngineOptions, Round } from './engine-options.ts';
import { diskState, type EngineView, emptyView, shownState } from './engine-view.ts';
import { deviceFolder, inboxOf, leasePath } from './folders.ts';
import type { Delivery, Inbox } from './inbox.ts';
import { type Lease, Leases } from './lease.ts';
import { readProgress } from './progress.ts';
import { moreWaits, Sender } from './sender.ts';

/** Another window sends; it may be done soon. */
const leaseRetryMs = 2_000;
const breatherMs = 1_000;
const diskRetryMs = 60_000;

/**
 * One window's part in the sending for a paired device. Whatever is handed over is on disk first; then the window that
 * gets the lease sends. While nothing waits there is no timer, no open file and no lease.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #clock: Clock;
  readonly #inbox: Inbox;
  readonly #folder: string;
  readonly #leases: Leases;
  readonly #sender: Sender;
  #view: EngineView = emptyView;
  #running: Promise<void> | undefined;
  #again = false;
  /** The server or the disk asked for a pause, and a timer ends it; no clock is compared, as clocks step. */
  #isWaiting = false;
  #cancelTimer: () => void = () => undefined;
  #stopped = false;
  #deviceConsent: PairedDevice['consent'];

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#inbox = inboxOf(options.root, this.#clock);
    this.#leases = options.leases ?? new Leases({ path: leasePath(options.root), clock: this.#clock });
    this.#folder = deviceFolder(options.root, options.device.id);
    this.#deviceConsent = options.device.consent;
    this.#sender = new Sender({
      http: options.http,
      clock: this.#clock,
      token: options.token,
      allowed: () => this.#mayRun(),
      clientVersion: options.clientVersion,
      ...(options.random ? { random: options.random } : {}),
      onProgress: (settled) => this.#onProgress(settled),
      onState: (state) => state.name === 'syncing' && this.#show({ state }),
    });
  }

  get view(): EngineView {
    return this.#view;
  }

  /** Keeps a session and sends it. Rejects when it could not be kept. */
  session(row: unknown): Promise<void> {
    return this.#keep({ kind: 'session', row });
  }

  /** Keeps a whole state and sends what is new in it. Rejects when it could not be kept. */
  state(state: ExtensionExport): Promise<void> {
    return this.#keep({ kind: 'state', state });
  }

  /** Straight into the outbox when no window sends, which is the quickest; otherwise into the inbox. */
  async #keep(delivery: Delivery): Promise<void> {
    try {
      if (this.#running === undefined) {
        const sends = this.#mayRun() && !this.#isWaiting;
        if (await (sends ? this.#keepAndSend(delivery) : this.#keepOnly(delivery))) return;
      }
      await this.#inbox.put(delivery);
    } catch (error) {
      this.#show({ state: diskState(error) });
      throw error;
    }
    // The round that was under way may have met an obstacle meanwhile: then nobody else counts what was put aside.
    if (this.#isWaiting && !this.#running) await this.look();
    else void this.kick();
  }

  async #keepOnly(delivery: Delivery): Promise<boolean> {
    return (await this.withOutbox((outbox) => outbox.take(delivery).then(() => this.#count(outbox)))) === true;
  }

  async #count(outbox: DeviceOutbox): Promise<true> {
    const pending = await outbox.pending();
    await outbox.update({ pending });
    this.#show({ pending });
    return true;
  }

  /** Begins a round with something in hand; resolves to whether it is on disk, and goes on with sending meanwhile. */
  #keepAndSend(delivery: Delivery): Promise<boolean> {
    return new Promise((resolve) => {
      const arrival: Arrival = { delivery, kept: () => resolve(true) };
      void this.kick(false, arrival).finally(() => resolve(false));
    });
  }

  /** Looks whether something was left waiting, by this window or another; costs a look at a folder and a small file. */
  async wake(): Promise<void> {
    // A key that was refused stays refused until the device is connected again.
    if (this.#running || this.#stopped || this.#view.state.name === 'signed_out') return;
    const { pending, countersWait } = await this.look();
    if (pending > 0 || countersWait) await this.kick();
  }

  /** Shows what the disk says, and sends nothing. */
  async look(): Promise<EngineView & { readonly countersWait: boolean }> {
    const { pending, lastSyncAt, level, streakDays, epochs } = await readProgress(join(this.#folder, 'progress.json'));
    const countersWait = epochs.some(({ opening, snapshot }) => opening !== null || snapshot !== null);
    this.#show({ pending: pending + (await this.#inbox.names()).length, lastSyncAt, level, streakDays });
    return { ...this.#view, countersWait };
  }

  /**
   * Sends now, unless a pause is in force: the next try is planned then, and only a person goes before it. A person's
   * wish also asks the server for the account's standing. Resolves when this round has ended.
   */
  kick(byPerson = false, arrival?: Arrival): Promise<void> {
    this.#again ||= this.#running !== undefined;
    if (this.#stopped || (this.#isWaiting && !byPerson)) return this.#running ?? Promise.resolve();
    this.#cancelTimer();
    this.#isWaiting = false;
    this.#running ??= this.#rounds(byPerson, arrival).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Ends at once whatever is under way; what waits stays on disk. Resolves when no file is open any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    this.#sender.stop();
    await this.#running;
  }

  /** Works on the device's files while no window sends; null while another one does. */
  async withOutbox<T>(use: (outbox: DeviceOutbox) => Promise<T>): Promise<T | null> {
    await this.#running;
    return this.#leased(use);
  }

  async #leased<T>(use: (outbox: DeviceOutbox) => Promise<T>): Promise<T | null> {
    const lease = await this.#leases.take();
    if (lease === null) return null;
    try {
      return await this.#open(async (outbox) => {
        await outbox.takeIn(this.#inbox, lease.isHeld);
        return use(outbox);
      });
    } finally {
      await lease.release();
    }
  }

  /** Drops all that waits, at the person's wish. */
  async drop(): Promise<boolean> {
    return (await this.withOutbox((outbox) => outbox.drop().then(() => true))) === true;
  }

  #mayRun(): boolean {
    return !this.#stopped && this.#options.allowed();
  }

  async #rounds(byPerson: boolean, arrival?: Arrival): Promise<void> {
    let refresh = byPerson;
    let inHand = arrival;
    try {
      do {
        this.#again = false;
        const lease = this.#mayRun() ? await this.#leases.take() : null;
        if (lease === null) {
          if (this.#mayRun()) this.#plan(leaseRetryMs, false);
          return;
        }
        try {
          await this.#open((outbox) => this.#round(outbox, lease, { refresh, arrival: inHand }));
        } finally {
          await lease.release();
        }
        refresh = false;
        inHand = undefined;
      } while (this.#again && !this.#isWaiting && this.#mayRun());
      // What came while the sending met an obstacle is counted with the rest.
      if (this.#again && this.#isWaiting) await this.#leased((outbox) => this.#count(outbox));
    } catch (error) {
      const state = diskState(error);
      this.#options.log(`the disk: ${state.reason}`);
      this.#show({ state, sending: null });
      this.#plan(diskRetryMs);
    }
  }

  async #open<T>(use: (outbox: DeviceOutbox) => Promise<T>): Promise<T> {
    const outbox = await DeviceOutbox.open({
      folder: this.#folder,
      consent: this.#deviceConsent,
      now: () => this.#clock.now(),
      log: this.#options.log,
    });
    try {
      return await use(outbox);
    } finally {
      await outbox.close();
    }
  }

  async #round(outbox: DeviceOutbox, lease: Lease, { refresh, arrival }: Round): Promise<void> {
    const mayGoOn = async () => this.#mayRun() && (await lease.isHeld());
    await outbox.takeIn(this.#inbox, mayGoOn);
    if (arrival) {
      await outbox.take(arrival.delivery);
      arrival.kept();
    }
    const before = outbox.progress;
    const total = await outbox.pending();
    const { sending } = this.#view;
    this.#show({
      pending: total,
      sending: total > 0 ? { done: sending?.done ?? 0, total: (sending?.done ?? 0) + total } : null,
    });
    const state = await this.#send(outbox, mayGoOn, refresh);
    const pending = await outbox.pending();
    const isDone = state.name === 'idle' && state.reason === '';
    const lastSyncAt = isDone ? this.#clock.now() : before.lastSyncAt;
    // Written only when it says something new, so that an empty round leaves the disk alone.
    if (pending !== before.pending || outbox.progress !== before || refresh || total > 0) {
      await outbox.update({ pending, lastSyncAt });
    }
    this.#settle(outbox, state, pending, (await outbox.notAccepted()).length);
  }

  async #send(outbox: DeviceOutbox, mayGoOn: () => Promise<boolean>, refresh: boolean): Promise<SyncState> {
    if (refresh) {
      const standing = await this.#sender.refresh(outbox);
      if (!('consent' in standing)) return standing;
      this.#learnConsent(standing.consent);
    }
    const state = await this.#sender.send(outbox, mayGoOn);
    if (state.name === 'consent_withdrawn') this.#learnConsent('totals');
    return state;
  }

  /** What the device may send was changed on the dashboard: the next round keeps to it. */
  #learnConsent(consent: PairedDevice['consent']): void {
    if (consent === this.#deviceConsent) return;
    this.#deviceConsent = consent;
    this.#again = true;
    this.#options.onConsent(consent);
  }

  #settle(outbox: DeviceOutbox, state: SyncState, pending: number, notAccepted: number): void {
    const { lastSyncAt, level, streakDays } = outbox.progress;
    const more = state === moreWaits;
    if (more) this.#plan(breatherMs);
    else if (state.retryAt !== undefined) this.#plan(Math.max(1, state.retryAt - this.#clock.now()));
    const named = shownState(state, more, pending > 0 && !outbox.sendsSessions);
    this.#show({
      state: named,
      pending,
      notAccepted,
      lastSyncAt,
      level,
      streakDays,
      ...(more ? {} : { sending: null }),
    });
    if (state.name !== 'idle') this.#options.log(`${state.name}: ${state.reason}; ${pending} wait`);
  }

  #onProgress(settled: number): void {
    const { sending } = this.#view;
    if (sending) this.#show({ sending: { ...sending, done: sending.done + settled } });
  }

  #plan(ms: number, isPause = true): void {
    this.#cancelTimer();
    if (this.#stopped) return;
    this.#isWaiting = isPause;
    this.#cancelTimer = this.#clock.after(ms, () => {
      this.#isWaiting = false;
      void this.kick();
    });
  }

  #show(change: Partial<EngineView>): void {
    this.#view = { ...this.#view, ...change };
    this.#options.onView(this.#view);
  }
}
