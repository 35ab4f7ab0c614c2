import { inStore } from './database.ts';

interface KeptValue {
  readonly userId: string;
  readonly name: string;
  readonly value: unknown;
}

/** Keeps one small value of a person in this browser until they sign out. */
export async function keepValue(userId: string, name: string, value: unknown): Promise<void> {
  await inStore('values', 'readwrite', (store) => store.put({ userId, name, value } satisfies KeptValue));
}

/** What was kept under this name, or `undefined`. The caller checks its shape: an older version may have written it. */
export async function keptValue(userId: string, name: string): Promise<unknown> {
  const found: KeptValue | undefined = await inStore('values', 'readonly', (store) => store.get([userId, name]));
  return found?.value;
}
