import { userStorageKey } from '#src/backend/user-storage.ts';

const key = userStorageKey('guest-hint');
const pauseMs = 30 * 24 * 60 * 60_000;

/** Whether the word about an account may be said again: at most once in thirty days. */
export function hintIsDue(now: number): boolean {
  const last = Number(window.localStorage.getItem(key) ?? 0);
  return !(now - last < pauseMs);
}

/** The person has read it. */
export function putHintAway(now: number): void {
  window.localStorage.setItem(key, String(now));
}
