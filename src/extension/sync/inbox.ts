import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionExport } from '#src/domain/snapshots.ts';
import { writeWhole } from '../client/durable.ts';
import { isRecord } from '../client/http.ts';
import { isMissing, readJsonFile } from './json-file.ts';
import { processIsAlive } from './lease.ts';

/** What a source handed over and no window has taken into the outbox yet. */
export type Delivery =
  | { readonly kind: 'session'; readonly row: unknown }
  | { readonly kind: 'state'; readonly state: ExtensionExport };

interface Letter {
  readonly name: string;
  readonly delivery: Delivery;
}

function isDelivery(value: unknown): value is Delivery {
  if (!isRecord(value)) return false;
  // Only this program writes these files, and only whole ones; the state was checked before it was put here.
  return (
    value.kind === 'session' || (value.kind === 'state' && isRecord(value.state) && Array.isArray(value.state.rows))
  );
}

/** Longest time that the writing of one file takes, generously, in milliseconds. */
const writingMs = 60_000;

/** A folder into which every window may put things at any time, each in a file of its own; only the holder of the lease takes them out. */
export class Inbox {
  readonly #folder: string;
  readonly #now: () => number;
  #last = 0;

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Resolves when it is kept as safely as the disk can; rejects when it is not kept. */
  async put(delivery: Delivery): Promise<void> {
    // In the order of arrival in one window, even when the clock is set back.
    this.#last = Math.max(this.#now(), this.#last + 1);
    const name = `${String(this.#last).padStart(15, '0')}-${randomUUID()}`;
    await writeWhole(
      join(this.#folder, `${name}.json`),
      JSON.stringify(delivery),
      join(this.#folder, `${name}.${process.pid}.tmp`),
    );
  }

  /** Names of what lies there, oldest first. */
  async names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => name.endsWith('.json')).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Reads one; null when it cannot be understood, and then it is put out of the way, not deleted. */
  async read(name: string): Promise<Letter | null> {
    const path = join(this.#folder, name);
    const delivery = await readJsonFile(path);
    if (isDelivery(delivery)) return { name, delivery };
    await rename(path, `${path}.unreadable`);
    return null;
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  /** Removes what a killed window left half-written: nobody was told that it is kept. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const writer = /\.(\d+)\.tmp$/.exec(name)?.[1];
      if (writer === undefined || processIsAlive(Number(writer))) continue;
      const path = join(this.#folder, name);
      const file = await stat(path).catch(() => null);
      // Age as well, as a container beside this one counts its processes by itself.
      if (file !== null && Math.abs(this.#now() - file.mtimeMs) > writingMs) await rm(path, { force: true });
    }
  }

  /** Drops everything. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
