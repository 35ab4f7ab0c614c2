import { useMemo } from 'react';
import { type OutboxState, outboxStore } from './outbox-store.ts';

function deletedIds({ entries, sent }: OutboxState): Set<number> {
  const waiting = entries.filter((entry) => entry.failure === null);
  const deletions = [...waiting, ...sent].filter((entry) => entry.kind === 'session-delete');
  return new Set(deletions.map((entry) => Number(entry.slot)));
}

/**
 * Ids of sessions that were deleted here and may still stand in what was loaded: their deletion waits, or has just
 * gone out. An id never comes back; a session that is brought back has a new one.
 */
export function useDeletedSessions(): ReadonlySet<number> {
  const state = outboxStore();
  return useMemo(() => deletedIds(state), [state]);
}
