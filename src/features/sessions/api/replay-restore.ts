import * as z from 'zod/mini';
import { NotFoundError } from '#src/backend/errors.ts';
import type { Replay } from '#src/backend/offline/outbox.ts';
import { sessionsKeys } from '../sessions.keys.ts';
import { restoreSession } from './restore-session.ts';

const keptRestore = z.object({ tombstone: z.number() });

/** Sends a kept undo; a deletion that is undone already is what was asked for. */
export const replayRestore: Replay = async (payload, { client, userId }) => {
  try {
    await restoreSession(keptRestore.parse(payload).tombstone);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
  void client.invalidateQueries({ queryKey: sessionsKeys.lists(userId) });
};
