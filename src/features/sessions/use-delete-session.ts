import { useMutation, useQueryClient } from '@tanstack/react-query';
import { OfflineError, toAppError } from '#src/backend/errors.ts';
import { enqueue, withdraw } from '#src/backend/offline/outbox.ts';
import { toast } from '#src/ui/toast.tsx';
import { deleteSession } from './api/delete-session.ts';
import { findTombstone } from './api/find-tombstone.ts';
import { restoreSession } from './api/restore-session.ts';
import { sessionsKeys } from './sessions.keys.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';
import type { Session } from './sessions.types.ts';

/** How a deletion is undone: by its tombstone, or while it waits by taking it out of the outbox. */
interface Deletion {
  readonly session: Session;
  readonly tombstone: number | null;
}

/** Runs `now`; without a network keeps it for later instead. Throws an `AppError`. */
async function nowOrLater<T>(now: () => Promise<T>, later: () => Promise<void>): Promise<T | null> {
  try {
    return await now();
  } catch (error) {
    const known = toAppError(error);
    if (!(known instanceof OfflineError)) throw known;
    await later().catch(() => {
      throw known;
    });
    return null;
  }
}

/**
 * Deletes a session and offers to bring it back; no question before, undo after. Without a network both wait in the
 * outbox, and the session is out of sight meanwhile. `onDeleted` is called even when that has taken the caller away.
 */
export function useDeleteSession(userId: string, onDeleted: () => void) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: sessionsKeys.lists(userId) });

  const restore = useMutation({
    mutationFn: async ({ session, tombstone }: Deletion): Promise<'done' | 'later'> => {
      const waiting = { userId, kind: 'session-delete', slot: String(session.id) };
      if (tombstone === null && (await withdraw(waiting))) return 'done';
      const id = tombstone ?? (await findTombstone(session));
      const kept = { userId, kind: 'session-restore', slot: String(id), payload: { tombstone: id } };
      const done = await nowOrLater(
        async () => restoreSession(id).then(() => true),
        () => enqueue(kept),
      );
      return done === null ? 'later' : 'done';
    },
    onSuccess: (outcome) => {
      // Not waited for: without a network the reload is on hold.
      void refresh();
      toast({ message: outcome === 'done' ? texts.restored : texts.restoredLater });
    },
    onError: (error) => toast({ message: `${texts.restoreFailed} ${toAppError(error).message}` }),
  });

  return useMutation({
    mutationFn: async (session: Session): Promise<Deletion> => {
      const kept = { userId, kind: 'session-delete', slot: String(session.id), payload: { id: session.id } };
      const tombstone = await nowOrLater(
        () => deleteSession(session.id),
        () => enqueue(kept),
      );
      return { session, tombstone };
    },
    onSuccess: (deletion) => {
      onDeleted();
      void refresh();
      const message = deletion.tombstone === null ? texts.deletedLater : texts.deleted;
      toast({ message, action: { label: texts.undo, onAct: () => restore.mutate(deletion) } });
    },
    onError: (error) => toast({ message: `${texts.deleteFailed} ${toAppError(error).message}` }),
  });
}
