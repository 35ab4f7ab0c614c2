import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toAppError } from '#src/backend/errors.ts';
import { toast } from '#src/ui/toast.tsx';
import { deleteSession } from './api/delete-session.ts';
import { restoreSession } from './api/restore-session.ts';
import { sessionsKeys } from './sessions.keys.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';

/** Deletes a session and offers to bring it back; no question before, undo after. */
export function useDeleteSession(userId: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: sessionsKeys.lists(userId) });
  const restore = useMutation({
    mutationFn: (tombstone: number) => restoreSession(tombstone),
    onSuccess: async () => {
      await refresh();
      toast({ message: texts.restored });
    },
    onError: (error) => toast({ message: `${texts.restoreFailed} ${toAppError(error).message}` }),
  });
  return useMutation({
    mutationFn: (id: number) => deleteSession(id),
    onSuccess: async (tombstone) => {
      toast({ message: texts.deleted, action: { label: texts.undo, onAct: () => restore.mutate(tombstone) } });
      await refresh();
    },
    onError: (error) => toast({ message: `${texts.deleteFailed} ${toAppError(error).message}` }),
  });
}
