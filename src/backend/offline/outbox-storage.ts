import { inStore } from './database.ts';

/** A change that was made here and is not yet known to have reached the backend. */
export interface OutboxEntry {
  /** Rises with each entry, over all tabs. */
  readonly id: number;
  readonly userId: string;
  /** Which replay sends it. */
  readonly kind: string;
  /** What it is about: a later change of the same slot takes the place of one that waits. */
  readonly slot: string;
  /** What the replay needs; a structured clone of it is kept, so plain data only. */
  readonly payload: unknown;
  /** When the person made it, in epoch milliseconds. */
  readonly madeAt: number;
  /** How often the backend failed at it. */
  readonly attempts: number;
  /** Why it can't be done, or `null` as long as it waits. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export type NewOutboxEntry = Pick<OutboxEntry, 'userId' | 'kind' | 'slot' | 'payload'>;

/** A person's entries, oldest first. */
export function readEntries(userId: string): Promise<OutboxEntry[]> {
  return inStore<OutboxEntry[]>('outbox', 'readonly', (store) => store.index('user').getAll(userId));
}

/** Adds an entry in place of those of the same kind and slot; all in one transaction. */
export async function addEntry(entry: NewOutboxEntry, madeAt: number): Promise<void> {
  const row: Omit<OutboxEntry, 'id'> = { ...entry, madeAt, attempts: 0, failure: null };
  await inStore('outbox', 'readwrite', (store) => {
    const before: IDBRequest<OutboxEntry[]> = store.index('user').getAll(entry.userId);
    before.onsuccess = () => {
      const same = before.result.filter((other) => other.kind === entry.kind && other.slot === entry.slot);
      for (const other of same) store.delete(other.id);
      store.add(row);
    };
    return before;
  });
}

/** Changes an entry that is still there; one that was taken away meanwhile stays away. */
export async function changeEntry(
  id: number,
  change: Partial<Pick<OutboxEntry, 'attempts' | 'failure'>>,
): Promise<void> {
  await inStore('outbox', 'readwrite', (store) => {
    const found: IDBRequest<OutboxEntry | undefined> = store.get(id);
    found.onsuccess = () => {
      if (found.result !== undefined) store.put({ ...found.result, ...change });
    };
    return found;
  });
}

/** Takes an entry away. Resolves to whether it was there. */
export async function removeEntry(id: number): Promise<boolean> {
  const count = await inStore('outbox', 'readwrite', (store) => {
    const there = store.count(id);
    store.delete(id);
    return there;
  });
  return count > 0;
}

/** Takes all entries of a person away. */
export async function removeEntries(userId: string): Promise<void> {
  await inStore('outbox', 'readwrite', (store) => {
    const keys = store.index('user').getAllKeys(userId);
    keys.onsuccess = () => {
      for (const key of keys.result) store.delete(key);
    };
    return keys;
  });
}
