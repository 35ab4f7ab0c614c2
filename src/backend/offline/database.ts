/** Where this browser keeps things for the time without a network, each record under the person it belongs to. */

const databaseName = 'bm-offline';
const databaseVersion = 1;

/** answers: what queries gave last; outbox: changes that wait; values: small things by name. */
export type StoreName = 'answers' | 'outbox' | 'values';

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, databaseVersion);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('answers', { keyPath: ['userId', 'hash'] });
      database.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true }).createIndex('user', 'userId');
      database.createObjectStore('values', { keyPath: ['userId', 'name'] });
    };
    request.onsuccess = () => {
      const database = request.result;
      // A newer version of the app in another tab must not have to wait for this one.
      database.onversionchange = () => {
        database.close();
        opened = null;
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/**
 * Runs `work` in one transaction of one store; resolves with its request's result once everything is written.
 * Rejects where a browser keeps nothing (private windows, policies) or has no room.
 */
export async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: name === 'outbox' ? 'strict' : 'relaxed' });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser gave up writing.'));
  });
}

/** All records of one person in a store whose keys begin with the person. */
export const ofPerson = (userId: string): IDBKeyRange => IDBKeyRange.bound([userId], [userId, []]);
