import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { type Clock, systemClock, wait } from '../client/clock.ts';
import type { Consent } from '../client/pairing.ts';
import { type PairedDevice, readDevice, writeDevice } from '../sync/device-file.ts';
import { DeviceOutbox } from '../sync/device-outbox.ts';
import { deviceFolder, inboxOf, leasePath } from '../sync/folders.ts';
import { type Lease, Leases } from '../sync/lease.ts';

const keyPrefix = 'breathMasterSync.token.';

interface NewDevice {
  readonly id: string;
  readonly name: string;
  readonly consent: Consent;
  readonly token: string;
  readonly endpoint: string;
  readonly dashboard: string;
}

/** This profile's device: its facts in the extension's folder, its token in the editor's secret storage. */
export class DeviceKeeper {
  readonly root: string;
  readonly #secrets: ExtensionContext['secrets'];
  readonly #clock: Clock;
  device: PairedDevice | null = null;
  token: string | undefined;

  constructor(context: Pick<ExtensionContext, 'secrets' | 'globalStorageUri'>, clock: Clock = systemClock) {
    this.root = context.globalStorageUri.fsPath;
    this.#secrets = context.secrets;
    this.#clock = clock;
  }

  /** Reads what this or another window has written. */
  async load(): Promise<void> {
    const device = await readDevice(this.root);
    this.token = device === null ? undefined : await this.#secrets.get(device.secretKey);
    this.device = device;
  }

  /** Hears when another window connected or disconnected. */
  onChanged(listener: () => void) {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(keyPrefix)) listener();
    });
  }

  /** Takes a new device in the place of a former one; what still waited for that is carried over. */
  async connect({ token, ...facts }: NewDevice): Promise<void> {
    const former = this.device;
    const device: PairedDevice = { ...facts, secretKey: `${keyPrefix}${randomUUID()}`, paused: false };
    // The key last: other windows look at the device when a key comes.
    await writeDevice(this.root, device);
    try {
      await this.#secrets.store(device.secretKey, token);
    } catch (error) {
      await writeDevice(this.root, former);
      throw error;
    }
    this.device = device;
    this.token = token;
    if (former === null) return;
    await this.#secrets.delete(former.secretKey);
    if (former.id !== device.id) await this.#carryOver(former);
  }

  /** Rows that a former device did not get rid of go on with the new one. */
  async #carryOver(former: PairedDevice): Promise<void> {
    const folder = deviceFolder(this.root, former.id);
    const lease = await this.#takeLease();
    if (lease === null) return;
    try {
      await this.#moveRows(former, folder);
    } finally {
      await lease.release();
    }
  }

  /** The right to touch the outbox; another window that has it gives it back within moments. */
  async #takeLease(): Promise<Lease | null> {
    const leases = new Leases({ path: leasePath(this.root), clock: this.#clock });
    for (let tries = 0; tries < 25; tries += 1) {
      const lease = await leases.take();
      if (lease !== null) return lease;
      await wait(this.#clock, 200);
    }
    return null;
  }

  async #moveRows(former: PairedDevice, folder: string): Promise<void> {
    const names: string[] = await readdir(folder).catch(() => []);
    if (names.length > 0) {
      const log = () => undefined;
      const outbox = await DeviceOutbox.open({ folder, consent: former.consent, now: () => this.#clock.now(), log });
      const rows = await outbox.waiting(Number.POSITIVE_INFINITY).finally(() => outbox.close());
      const inbox = inboxOf(this.root, this.#clock);
      for (const row of rows) await inbox.put({ kind: 'session', row });
    }
    await rm(folder, { recursive: true, force: true });
  }

  async update(change: Partial<Pick<PairedDevice, 'paused' | 'consent'>>): Promise<void> {
    if (this.device === null) return;
    const device = { ...this.device, ...change };
    await writeDevice(this.root, device);
    this.device = device;
  }

  /** Forgets the key, the device and everything that waited for it. */
  async forget(): Promise<void> {
    const { device } = this;
    this.device = null;
    this.token = undefined;
    await writeDevice(this.root, null);
    await inboxOf(this.root, this.#clock).clear();
    await rm(join(this.root, 'devices'), { recursive: true, force: true });
    if (device !== null) await this.#secrets.delete(device.secretKey);
  }
}
