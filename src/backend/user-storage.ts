const prefix = 'bm.user.';

/** The storage key of something that belongs to the signed-in person and goes when they sign out. */
export const userStorageKey = (name: string): string => `${prefix}${name}`;

/** Removes everything that belongs to the signed-in person from this browser's storages. */
export function clearUserStorage(): void {
  for (const storage of [window.localStorage, window.sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  }
}
