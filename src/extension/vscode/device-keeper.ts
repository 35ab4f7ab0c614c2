import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { type Clock, systemClock } from '../client/clock.ts';
import type { Consent } from '../client/pairing.ts';
import { type PairedDevice, readDevice, writeDevice } from '../sync/device-file.ts';
import { DeviceOutbox } from '../sync/device-outbox.ts';
import { deviceFolder, inboxOf } from '../sync/folders.ts';

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
    await writeDevice(this.root, device);
    await this.#secrets.store(device.secretKey, token);
    this.device = device;
    this.token = token;
    if (former === null) return;
    await this.#secrets.delete(former.secretKey);
    if (former.id !== device.id) await this.#carryOver(former);
  }

  /** Rows that a former device did not get rid of go on with the new one. */
  async #carryOver(former: PairedDevice): Promise<void> {
    const folder = deviceFolder(this.root, former.id);
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
