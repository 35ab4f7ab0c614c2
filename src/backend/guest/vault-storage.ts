/** The database of the guest vault: one key that can't be read out, and sealed blocks by name. */
import { makeKey, type Sealed } from './vault-crypto.ts';

const databaseName = 'bm-guest';
const keyName = 'main';

/** No room left, nothing kept at all, or written by a newer version of the app. */
type VaultTrouble = 'full' | 'refused' | 'newer';

/** Why a guest's data can't be read or kept in this browser. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly reason: VaultTrouble;

  constructor(reason: VaultTrouble, cause?: unknown) {
    super(`The guest's vault: ${reason}`, { cause });
    this.reason = reason;
  }
}

const isFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'name') === 'QuotaExceededError';

const failed = (error: unknown): VaultError => new VaultError(isFull(error) ? 'full' : 'refused', error);

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('blocks');
    };
    request.onsuccess = () => {
      const database = request.result;
      const close = () => {
        database.close();
        opened = null;
      };
      // A newer version of the app in another tab must not have to wait for this one.
      database.onversionchange = close;
      database.onclose = close;
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  }).catch((error: unknown) => {
    opened = null;
    throw failed(error);
  });
  return opened;
}

/** One transaction; resolves with what `work` says once everything is on disk. */
async function inOne<T>(
  stores: readonly ('keys' | 'blocks')[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => () => T,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction([...stores], mode, { durability: 'strict' });
      const result = work(transaction);
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = () => reject(transaction.error);
    });
  } catch (error) {
    throw failed(error);
  }
}

/** The vault's key; made at the first call, by whichever tab comes first. */
export async function vaultKey(): Promise<CryptoKey> {
  const kept = (): Promise<CryptoKey | undefined> =>
    inOne(['keys'], 'readonly', (transaction) => {
      const found: IDBRequest<CryptoKey | undefined> = transaction.objectStore('keys').get(keyName);
      return () => found.result;
    });
  const there = await kept();
  if (there !== undefined) return there;
  const made = await makeKey();
  return inOne(['keys'], 'readwrite', (transaction) => {
    const store = transaction.objectStore('keys');
    const found: IDBRequest<CryptoKey | undefined> = store.get(keyName);
    found.onsuccess = () => {
      if (found.result === undefined) store.put(made, keyName);
    };
    return () => found.result ?? made;
  });
}

/** Names of all blocks. */
export const blockNames = (): Promise<string[]> =>
  inOne(['blocks'], 'readonly', (transaction) => {
    const found = transaction.objectStore('blocks').getAllKeys();
    return () => found.result.map(String);
  });

/** Blocks by name; those that are not there are missing. */
export const readBlocks = (names: readonly string[]): Promise<Map<string, Sealed>> =>
  inOne(['blocks'], 'readonly', (transaction) => {
    const store = transaction.objectStore('blocks');
    const found = names.map((name) => [name, store.get(name) as IDBRequest<Sealed | undefined>] as const);
    return () => new Map(found.flatMap(([name, { result }]) => (result === undefined ? [] : [[name, result]])));
  });

/** How many bytes the sealed blocks take. */
export const storedBytes = (): Promise<number> =>
  inOne(['blocks'], 'readonly', (transaction) => {
    const found: IDBRequest<Sealed[]> = transaction.objectStore('blocks').getAll();
    return () => found.result.reduce((sum, { ciphertext }) => sum + ciphertext.byteLength, 0);
  });

/** What one change writes, all or nothing. */
export interface BlockChange {
  readonly put: ReadonlyMap<string, Sealed>;
  readonly remove: readonly string[];
  /** A block, and the iv that it must still have; `null` when it must not be there. */
  readonly only: { readonly name: string; readonly iv: Uint8Array | null };
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/**
 * Writes in one transaction. Resolves to `false`, with nothing written, when another tab was quicker.
 * Rejects with a `VaultError`; then nothing is written either.
 */
export const writeBlocks = ({ put, remove, only }: BlockChange): Promise<boolean> =>
  inOne(['blocks'], 'readwrite', (transaction) => {
    const store = transaction.objectStore('blocks');
    const guard: IDBRequest<Sealed | undefined> = store.get(only.name);
    let holds = false;
    guard.onsuccess = () => {
      const iv = guard.result?.iv ?? null;
      holds = iv === null || only.iv === null ? iv === only.iv : sameBytes(iv, only.iv);
      if (!holds) return;
      for (const name of remove) store.delete(name);
      for (const [name, sealed] of put) store.put(sealed, name);
    };
    return () => holds;
  });

/** Removes everything, the key too: what a copy of the database still holds can't be opened any more. */
export const clearVault = (): Promise<void> =>
  inOne(['keys', 'blocks'], 'readwrite', (transaction) => {
    transaction.objectStore('keys').clear();
    transaction.objectStore('blocks').clear();
    return () => undefined;
  });
