import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Clock } from '../client/clock.ts';

export interface FileWatchOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Milliseconds of silence after a change before it is told. */
  readonly quietMs: number;
  /** Milliseconds between looks that do not rely on the system's notices. */
  readonly pollMs: number;
  /** Called one at a time; the next call comes at the earliest after as long a rest as {@link restFactor} times its own duration. */
  readonly onChange: () => Promise<void>;
}

/** Reading takes at most one part in this many of the time. */
const restFactor = 20;

/** Watches a database file and what SQLite keeps beside it, through the folder, because files are replaced. */
export class FileWatch {
  readonly #options: FileWatchOptions;
  #watcher: FSWatcher | undefined;
  /** Inode of the watched folder: one that was removed and made again is another. */
  #folder: bigint | undefined;
  #cancelTold: (() => void) | undefined;
  #cancelPoll: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #restUntil = 0;
  #stopped = false;

  constructor(options: FileWatchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.#watchFolder();
    this.#planPoll();
  }

  /** Tells a change now; resolves when it was heard. */
  now(): Promise<void> {
    this.#tell();
    return this.#running;
  }

  /** Resolves when a call that runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTold?.();
    this.#cancelPoll();
    this.#watcher?.close();
    await this.#running;
  }

  async #watchFolder(): Promise<void> {
    const { path } = this.#options;
    const folder = await stat(dirname(path), { bigint: true }).catch(() => null);
    if (this.#stopped || (folder !== null && folder.ino === this.#folder && this.#watcher !== undefined)) return;
    this.#watcher?.close();
    this.#watcher = undefined;
    if (folder === null) return;
    try {
      this.#watcher = watch(dirname(path), { persistent: false }, (_event, name) => this.#noticed(name));
      this.#folder = folder.ino;
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // Out of watches, or no such folder any more: the slow look remains.
      this.#watcher = undefined;
    }
  }

  #noticed(name: string | null): void {
    const file = basename(this.#options.path);
    if (name !== null && name !== file && name !== `${file}-wal` && name !== `${file}-journal`) return;
    this.#plan();
  }

  /** Told once the file was quiet for a moment after the first notice, however many follow. */
  #plan(): void {
    if (this.#stopped || this.#cancelTold !== undefined) return;
    const { clock, quietMs } = this.#options;
    this.#cancelTold = clock.after(Math.max(quietMs, this.#restUntil - clock.now()), () => {
      this.#cancelTold = undefined;
      this.#tell();
    });
  }

  #tell(): void {
    const { clock, onChange } = this.#options;
    const turn = async () => {
      if (this.#stopped) return;
      const begin = clock.now();
      await onChange();
      this.#restUntil = clock.now() + restFactor * (clock.now() - begin);
    };
    this.#running = this.#running.then(turn, turn);
  }

  #planPoll(): void {
    this.#cancelPoll = this.#options.clock.after(this.#options.pollMs, () => {
      if (this.#stopped) return;
      this.#tell();
      // The next look is planned when this one has ended.
      this.#running = this.#running.then(() => this.#watchFolder());
      void this.#running.then(() => {
        if (!this.#stopped) this.#planPoll();
      });
    });
  }
}
