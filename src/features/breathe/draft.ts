import { userStorageKey } from '#src/backend/user-storage.ts';
import { type SessionRow, validateSession } from '#src/domain/sessions.ts';

const key = userStorageKey('breathe.draft');

/**
 * Notes the session as it would end now, so that a closed tab or an empty battery doesn't take it away. Written at
 * once, because a page that is being closed waits for nothing.
 */
export function noteDraft(row: SessionRow): void {
  try {
    localStorage.setItem(key, JSON.stringify(row));
  } catch {
    // A browser that keeps nothing: the session still ends as it should.
  }
}

/** Forgets the note. */
export function dropDraft(): void {
  localStorage.removeItem(key);
}

/** The session that was cut off, if there is one that can be read. */
export function readDraft(): SessionRow | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const check = validateSession(JSON.parse(text), { asOf: Number.MAX_SAFE_INTEGER });
    return check.outcome === 'counted' ? check.session : null;
  } catch {
    return null;
  }
}
