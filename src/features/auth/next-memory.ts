import { safeNextPath } from '#src/config/paths.ts';

const key = 'bm.next';
const keptMs = 60 * 60 * 1000;

/** Remembers where the person wanted to go, for the link in the mail opens a tab that doesn't know. */
export function rememberNext(next: string | undefined): void {
  if (next === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ next: safeNextPath(next), at: Date.now() }));
}

/** Where the person wanted to go within the last hour; forgotten as it is read. */
export function takeNext(): string | undefined {
  const stored = localStorage.getItem(key);
  localStorage.removeItem(key);
  if (stored === null) return undefined;
  try {
    const { next, at } = JSON.parse(stored) as { next?: unknown; at?: unknown };
    const fresh = typeof at === 'number' && Date.now() - at < keptMs;
    return fresh && typeof next === 'string' ? safeNextPath(next) : undefined;
  } catch {
    return undefined;
  }
}
