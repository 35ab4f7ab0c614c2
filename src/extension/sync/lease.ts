import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { type Clock, systemClock } from '../client/clock.ts';
import { isRecord } from '../client/http.ts';
import { isMissing } from './json-file.ts';

/** The right to send, held by one window at a time. */
export interface Lease {
  /** Whether it is still ours: a window that was stopped for long may have lost it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

interface LeasesOptions {
  readonly path: string;
  readonly clock?: Clock;
  /** Milliseconds that never step; whether a holder is silent is measured with it. */
  readonly monotonic?: () => number;
  readonly isAlive?: (pid: number) => boolean;
}

const heartbeatMs = 5_000;
/** Silence after which a holder counts as gone, though its process may be there. */
export const silenceMs = 20_000;

/** Whether a process of this computer runs. */
export function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Takes the lease of a folder in turn with other windows: a lock file with the holder's process and a heartbeat. */
export class Leases {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #monotonic: () => number;
  readonly #isAlive: (pid: number) => boolean;
  #seen: { readonly mark: string; readonly at: number } | undefined;

  constructor({ path, clock = systemClock, monotonic, isAlive = processIsAlive }: LeasesOptions) {
    this.#path = path;
    this.#clock = clock;
    this.#monotonic = monotonic ?? (() => performance.now());
    this.#isAlive = isAlive;
  }

  /** The lease, or null while another window holds it. */
  async take(): Promise<Lease | null> {
    const id = randomUUID();
    await mkdir(dirname(this.#path), { recursive: true });
    if (await this.#create(id)) return this.#hold(id);
    const holder = await this.#holder();
    if (holder !== null && !this.#isGone(holder)) return null;
    if (holder !== null && !(await this.#remove(holder.text))) return null;
    return (await this.#create(id)) ? this.#hold(id) : null;
  }

  async #create(id: string): Promise<boolean> {
    // Written beside and linked, so that nobody ever reads half a lock.
    const beside = `${this.#path}.${id}`;
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify({ id, pid: process.pid, host: hostname() }));
    } finally {
      await file.close();
    }
    try {
      await link(beside, this.#path);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(beside, { force: true });
    }
  }

  async #holder(): Promise<{ text: string; mark: string } | null> {
    try {
      const text = await readFile(this.#path, 'utf8');
      const { mtimeMs } = await stat(this.#path);
      return { text, mark: `${mtimeMs} ${text}` };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Gone at once when its process has ended, otherwise after a time without a heartbeat. */
  #isGone({ text, mark }: { text: string; mark: string }): boolean {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (isRecord(value) && typeof value.pid === 'number' && value.host === hostname() && !this.#isAlive(value.pid)) {
      return true;
    }
    const now = this.#monotonic();
    if (this.#seen?.mark !== mark) this.#seen = { mark, at: now };
    return now - this.#seen.at >= silenceMs;
  }

  /** Removes a lock that was found to be left behind; never one that took its place meanwhile. */
  async #remove(text: string): Promise<boolean> {
    const aside = `${this.#path}.${randomUUID()}`;
    try {
      await rename(this.#path, aside);
    } catch (error) {
      if (isMissing(error)) return true;
      throw error;
    }
    const isThatOne = (await readFile(aside, 'utf8')) === text;
    // Another window was faster: its lock goes back, unless a third one is there already.
    if (!isThatOne) await link(aside, this.#path).catch(() => undefined);
    await rm(aside, { force: true });
    return isThatOne;
  }

  #hold(id: string): Lease {
    this.#seen = undefined;
    const isHeld = async () => (await this.#holder())?.text.includes(id) === true;
    let cancel: () => void = () => undefined;
    const beat = () => {
      cancel = this.#clock.after(heartbeatMs, () => {
        const now = new Date(this.#clock.now());
        // A lost lease shows where it matters, in isHeld.
        utimes(this.#path, now, now).catch(() => undefined);
        beat();
      });
    };
    beat();
    return {
      isHeld,
      release: async () => {
        cancel();
        if (await isHeld()) await rm(this.#path, { force: true });
      },
    };
  }
}
