import type { QueryClient } from '@tanstack/react-query';
import { sharedCacheName } from '#src/config/shared-files.ts';
import { connectionStore } from '../connection-store.ts';
import { layWaitingOver } from '../person/waiting-changes.ts';
import { keepAnswers, restoreAnswers } from './answers.ts';
import { inStore } from './database.ts';
import { loadOutbox } from './outbox.ts';
import { removeEntries } from './outbox-storage.ts';
import { keepValue, keptValue } from './values.ts';

/** Longer than this no first page waits for what was kept. */
const patienceMs = 1_500;
const syncName = 'last-sync';

let restored: { readonly userId: string; readonly done: Promise<void> } | null = null;

async function restore(client: QueryClient, userId: string, version: string): Promise<void> {
  const lastSync = async () => {
    const at = await keptValue(userId, syncName);
    if (typeof at === 'number' && connectionStore.getState().lastSyncAt === null) {
      connectionStore.setState({ lastSyncAt: at });
    }
  };
  await Promise.allSettled([restoreAnswers(client, userId, version), loadOutbox(userId), lastSync()]);
  layWaitingOver(client, userId);
}

/**
 * Brings back what this browser kept for a person: last answers, waiting changes, when it was last in step. Once a
 * visit; it never fails and never takes long. `version` names the build.
 */
export function restorePerson(client: QueryClient, userId: string, version: string): Promise<void> {
  if (restored?.userId !== userId) {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    restored = { userId, done: Promise.race([restore(client, userId, version), patience]) };
  }
  return restored.done;
}

/** Keeps for a person what a later visit shows without a network. Returns the stop function. */
export function rememberPerson(client: QueryClient, userId: string, version: string): () => void {
  const stopAnswers = keepAnswers(client, userId, version);
  const stopSync = connectionStore.subscribe(({ lastSyncAt }, before) => {
    if (lastSyncAt === null || lastSyncAt === before.lastSyncAt) return;
    void keepValue(userId, syncName, lastSyncAt).catch(() => undefined);
  });
  return () => {
    stopAnswers();
    stopSync();
  };
}

/**
 * Forgets what was kept for anyone but `userId` (for everyone with `null`). Changes that wait stay: a session that
 * ended by itself must not lose them, they go out when the same person comes back.
 */
export async function forgetOthers(userId: string | null): Promise<void> {
  restored = restored?.userId === userId ? restored : null;
  for (const name of ['answers', 'values'] as const) {
    await inStore(name, 'readwrite', (store) => {
      const cursor = store.openCursor();
      cursor.onsuccess = () => {
        const row: IDBCursorWithValue | null = cursor.result;
        if (row === null) return;
        if (row.value.userId !== userId) row.delete();
        row.continue();
      };
      return cursor;
    });
  }
}

/** Forgets a file that was handed over and not yet looked at, when the person it was meant for has left. */
export async function forgetShared(): Promise<void> {
  if ('caches' in window) await caches.delete(sharedCacheName);
}

/** Forgets the changes that wait, when the person themselves signs out or leaves for good. */
export const forgetWaiting = (userId: string): Promise<void> => removeEntries(userId);
