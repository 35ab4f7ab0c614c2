import { toAppError } from '#src/backend/errors.ts';
import { enqueue } from '#src/backend/offline/outbox.ts';
import type { OutboxEntry } from '#src/backend/offline/outbox-storage.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { saveSession } from './api/save-session.ts';
import { zoneHere } from './clocks.ts';

/** The outbox's name for sessions that were breathed here; the app tells the outbox how they are sent. */
export const sessionKind = 'breathe_session';

/**
 * Keeps a session until it has reached the backend, over closed tabs and restarts. Where the browser keeps nothing it
 * is sent at once instead; then it throws an `AppError` when that fails. Resolves to which of the two it was.
 */
export async function keepSession(userId: string, row: SessionRow): Promise<'kept' | 'sent'> {
  try {
    await enqueue({ userId, kind: sessionKind, slot: row.id, payload: row });
    return 'kept';
  } catch {
    await saveSession(row, row.timeZone ?? zoneHere()).catch((error: unknown) => {
      throw toAppError(error);
    });
    return 'sent';
  }
}

/** Sessions of this browser that have not reached the backend, oldest first. */
export function useUnsentSessions(): readonly OutboxEntry[] {
  const entries = outboxStore((state) => state.entries);
  return entries.filter((entry) => entry.kind === sessionKind);
}
