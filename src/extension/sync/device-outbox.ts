import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { epochStep } from '#src/domain/epochs.ts';
import { reportOf, snapshotCounters } from '#src/domain/export-report.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import type { ExtensionExport } from '#src/domain/snapshots.ts';
import { sessionXp } from '#src/domain/xp.ts';
import { type FileStore, openFileStore } from '../client/file-store.ts';
import { isRecord } from '../client/http.ts';
import type { NotAccepted } from '../client/outbox.ts';
import type { Consent } from '../client/pairing.ts';
import { currentZone, withZone } from './capture.ts';
import type { Delivery, Inbox } from './inbox.ts';
import { Ledger, rowKey } from './ledger.ts';
import {
  deviceState,
  type EpochProgress,
  fromStored,
  type Progress,
  readProgress,
  type Share,
  toStored,
  without,
  writeProgress,
} from './progress.ts';

const reconcileMs = 30 * 86_400_000;

interface DeviceOutboxOptions {
  /** The device's own folder. */
  readonly folder: string;
  readonly consent: Consent;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

function namesPattern(row: unknown): boolean {
  return isRecord(row) && typeof row.pattern === 'string';
}

/**
 * All that one device still has to send, on disk: a journal of rows per epoch, the counters, and what the server has
 * judged. Open while its window holds the lease, and for that time only.
 */
export class DeviceOutbox {
  readonly ledger: Ledger;
  readonly #options: DeviceOutboxOptions;
  readonly #stores = new Map<number, FileStore>();
  readonly #pendingKeys = new Set<string>();
  #progress: Progress;

  private constructor(options: DeviceOutboxOptions, progress: Progress) {
    this.#options = options;
    this.#progress = progress;
    this.ledger = new Ledger(join(options.folder, 'judged'));
  }

  static async open(options: DeviceOutboxOptions): Promise<DeviceOutbox> {
    const outbox = new DeviceOutbox(options, await readProgress(join(options.folder, 'progress.json')));
    await outbox.ledger.load();
    for (const { number } of outbox.#progress.epochs) {
      const store = await outbox.store(number);
      if (store.damaged > 0) options.log(`journal ${number}: ${store.damaged} damaged lines left out`);
      for (const { row } of await store.readBatch(Number.POSITIVE_INFINITY)) outbox.#pendingKeys.add(rowKey(row));
    }
    return outbox;
  }

  /** Whether rows may go, or counters only. */
  get sendsSessions(): boolean {
    return this.#options.consent === 'sessions';
  }

  get progress(): Progress {
    return this.#progress;
  }

  get epochs(): readonly EpochProgress[] {
    return this.#progress.epochs;
  }

  async store(epoch: number): Promise<FileStore> {
    const open = this.#stores.get(epoch) ?? (await openFileStore(this.#journal(epoch)));
    this.#stores.set(epoch, open);
    return open;
  }

  async update(change: Partial<Progress>): Promise<void> {
    this.#progress = { ...this.#progress, ...change };
    await writeProgress(join(this.#options.folder, 'progress.json'), this.#progress);
  }

  async updateEpoch(number: number, change: Partial<EpochProgress>): Promise<void> {
    await this.update({ epochs: this.#epochsWith(number, change) });
  }

  #epochsWith(number: number, change: Partial<EpochProgress>): EpochProgress[] {
    return this.epochs.map((epoch) => (epoch.number === number ? { ...epoch, ...change } : epoch));
  }

  /** Takes everything out of the inbox. A crash in between takes the rest next time, and nothing twice. */
  async takeIn(inbox: Inbox, mayGoOn: () => Promise<boolean>): Promise<void> {
    await inbox.sweep();
    for (const name of await inbox.names()) {
      const letter = await inbox.read(name);
      if (letter === null) this.#options.log('something in the inbox cannot be read; it was put aside');
      else await this.take(letter.delivery);
      // A window that lost the lease meanwhile leaves the rest to the one that has it.
      if (!(await mayGoOn())) return;
      await inbox.remove(name);
    }
  }

  /** Takes one thing in; resolves when it is on disk. */
  async take(delivery: Delivery): Promise<void> {
    // A row that knows its pattern fills that in at the server, even when the session itself is there already.
    if (delivery.kind === 'session') await this.#queue([delivery.row], namesPattern(delivery.row));
    else await this.#takeState(delivery.state);
  }

  async #takeState(state: ExtensionExport): Promise<void> {
    const { now, log } = this.#options;
    const report = reportOf(state, { zone: currentZone() });
    const counters = snapshotCounters(state, report);
    const rows = state.rows.map(({ row }) => row);
    const offered = deviceState(state, counters);
    const known = this.#progress.known;
    const step = known === null ? 'same' : epochStep(fromStored(known), offered);
    if (step === 'earlier') {
      log('a state from before the data was cleared: its counters are left out, its sessions are not');
      return this.#queue(rows, false);
    }
    if (step === 'new') {
      const number = (this.epochs.at(-1)?.number ?? 0) + 1;
      log('the data was cleared: a new epoch begins, what was sent stays');
      const elsewhere = this.#told(report.sessions);
      const opening = { ...without(counters, elsewhere), newEpoch: true };
      await this.update({
        known: toStored(offered),
        epochs: [...this.epochs, { number, opening, snapshot: null, elsewhere }],
      });
    }
    const { reconciledAt } = this.#progress;
    const reconcile = reconciledAt !== null && Math.abs(now() - reconciledAt) >= reconcileMs;
    await this.#queue(rows, reconcile);
    const isNewest = known === null || offered.asOf >= known.asOf;
    const { elsewhere } = this.epochs.at(-1) ?? {};
    const snapshot = elsewhere === undefined ? counters : without(counters, elsewhere);
    await this.update({
      ...(isNewest ? { known: toStored(offered) } : {}),
      ...(isNewest && step === 'same' ? { epochs: this.#epochsWith(this.#current(), { snapshot }) } : {}),
      ...(reconcile || reconciledAt === null ? { reconciledAt: now() } : {}),
    });
  }

  /** XP and time of the sessions that wait or were accepted already: they belong to the epoch that was current then. */
  #told(sessions: readonly SessionRow[]): Share {
    const told = sessions.filter((row) => this.#pendingKeys.has(rowKey(row)) || this.ledger.isAccepted(row));
    return {
      xp: told.reduce((sum, row) => sum + sessionXp(row), 0),
      ms: told.reduce((sum, row) => sum + row.activeMs, 0),
    };
  }

  /** Appends the rows that are neither judged nor waiting; with `again` also those that were accepted before. With consent for totals only, rows stay where they are. */
  async #queue(rows: readonly unknown[], again: boolean): Promise<void> {
    if (!this.sendsSessions) return;
    const fresh = new Map<string, unknown>();
    for (const row of rows) {
      const key = rowKey(row);
      if (this.#pendingKeys.has(key) || this.ledger.isSettled(row, again)) continue;
      fresh.set(key, withZone(row, this.#options.now(), currentZone()));
    }
    if (fresh.size === 0) return;
    const store = await this.store(this.#current());
    await store.append([...fresh.values()]);
    for (const key of fresh.keys()) this.#pendingKeys.add(key);
  }

  #current(): number {
    return this.epochs.at(-1)?.number ?? 1;
  }

  async pending(): Promise<number> {
    let sum = 0;
    for (const { number } of this.epochs) sum += (await (await this.store(number)).counts()).pending;
    return sum;
  }

  async notAccepted(): Promise<readonly NotAccepted[]> {
    const lists = [];
    for (const { number } of this.epochs) lists.push(await (await this.store(number)).notAccepted());
    return lists.flat();
  }

  /** Drops what waits, counters included. */
  async drop(): Promise<void> {
    for (const { number } of this.epochs) await (await this.store(number)).clear();
    await this.update({ epochs: this.epochs.map((epoch) => ({ ...epoch, snapshot: null })), pending: 0 });
  }

  /** Rows that wait, oldest first, at most so many. */
  async waiting(limit: number): Promise<unknown[]> {
    const rows: unknown[] = [];
    for (const { number } of this.epochs) {
      for (const { row } of await (await this.store(number)).readBatch(limit - rows.length)) rows.push(row);
    }
    return rows;
  }

  /** Forgets epochs that have nothing more to send or to show. */
  async tidy(): Promise<void> {
    for (const epoch of this.epochs.slice(0, -1)) {
      const store = await this.store(epoch.number);
      const { pending, notAccepted } = await store.counts();
      if (pending + notAccepted > 0 || epoch.opening !== null || epoch.snapshot !== null) continue;
      await this.update({ epochs: this.epochs.filter(({ number }) => number !== epoch.number) });
      await store.close();
      this.#stores.delete(epoch.number);
      await rm(this.#journal(epoch.number), { force: true });
    }
  }

  async close(): Promise<void> {
    for (const store of this.#stores.values()) await store.close();
    this.#stores.clear();
  }

  #journal(epoch: number): string {
    return join(this.#options.folder, `outbox-${epoch}.journal`);
  }
}
