import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeAll } from './durable.ts';
import { decodeJournal, encodeLine } from './journal.ts';
import { type OutboxChange, OutboxState, type OutboxStore } from './outbox.ts';

export interface FileStore extends OutboxStore {
  /** Damaged lines met when the file was opened; their rows cannot be read any more. */
  readonly damaged: number;
  /** Waits for what is being written and lets the file go. */
  close(): Promise<void>;
}

interface FileStoreOptions {
  /** Lines from which on the journal is rewritten when most of them are of no more use. */
  readonly compactAt?: number;
}

async function readIfThere(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

class JournalFile implements FileStore {
  readonly damaged: number;
  readonly #path: string;
  readonly #compactAt: number;
  readonly #state = new OutboxState();
  #file: FileHandle;
  #bytes: number;
  #lines: number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, file: FileHandle, journal: ReturnType<typeof decodeJournal>, compactAt: number) {
    this.#path = path;
    this.#file = file;
    this.#compactAt = compactAt;
    this.damaged = journal.damaged;
    this.#bytes = journal.soundBytes;
    this.#lines = journal.changes.length;
    for (const change of journal.changes) this.#state.apply(change);
  }

  append(rows: readonly unknown[]): Promise<void> {
    return this.#inTurn(() => this.#write(this.#state.additions(rows)));
  }

  settle(settlements: Parameters<OutboxStore['settle']>[0]): Promise<void> {
    return this.#inTurn(() => this.#write(settlements.map((settlement) => ({ op: 'settle', ...settlement }))));
  }

  clear(): Promise<void> {
    return this.#inTurn(() => this.#write([{ op: 'clear' }]));
  }

  readBatch(limit: number) {
    return this.#inTurn(() => Promise.resolve(this.#state.head(limit)));
  }

  counts() {
    return this.#inTurn(() => Promise.resolve(this.#state.counts()));
  }

  notAccepted() {
    return this.#inTurn(() => Promise.resolve([...this.#state.refused]));
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#file.close());
  }

  /** One thing at a time; a failed one does not keep the next from running. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run, run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Writes and syncs first, believes afterwards. A write that fails half-way is cut off again. */
  async #write(changes: readonly OutboxChange[]): Promise<void> {
    if (changes.length === 0) return;
    const data = Buffer.from(changes.map(encodeLine).join(''));
    try {
      await writeAll(this.#file, data, this.#bytes);
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#bytes);
      throw error;
    }
    this.#bytes += data.length;
    this.#lines += changes.length;
    for (const change of changes) this.#state.apply(change);
    const { pending, notAccepted } = this.#state.counts();
    if (this.#lines >= this.#compactAt && this.#lines > 2 * (pending + notAccepted)) {
      // The changes are safe already; a full disk only puts the tidying off.
      await this.#compact().catch(() => rm(`${this.#path}.tmp`, { force: true }));
    }
  }

  /** Rewrites the journal with what is still of use: beside it first, then in its place, so that a crash leaves one of both. */
  async #compact(): Promise<void> {
    const changes = this.#state.snapshot();
    const data = Buffer.from(changes.map(encodeLine).join(''));
    const beside = `${this.#path}.tmp`;
    const file = await open(beside, 'w+', 0o600);
    try {
      await writeAll(file, data, 0);
      await file.sync();
      await rename(beside, this.#path);
    } catch (error) {
      await file.close();
      throw error;
    }
    const before = this.#file;
    this.#file = file;
    this.#bytes = data.length;
    this.#lines = changes.length;
    await before.close();
    await syncFolder(this.#path);
  }
}

/**
 * Opens the queue kept in a file: an append-only journal, synced at every change, for one process at a time.
 * What was torn by a crash while it was written is cut off; it had not been promised to anybody.
 */
export async function openFileStore(path: string, options: FileStoreOptions = {}): Promise<FileStore> {
  await mkdir(dirname(path), { recursive: true });
  await rm(`${path}.tmp`, { force: true });
  const bytes = await readIfThere(path);
  const journal = decodeJournal(bytes);
  // 'a' would write at the end whatever offset is named, so an existing file is opened for update.
  const file = await open(path, journal.soundBytes > 0 ? 'r+' : 'w+', 0o600);
  // A sound file is as safe as it was; only what is changed here has to be synced.
  if (bytes.length === 0 || bytes.length !== journal.soundBytes) {
    await file.truncate(journal.soundBytes);
    await file.sync();
    await syncFolder(path);
  }
  return new JournalFile(path, file, journal, options.compactAt ?? 1000);
}
