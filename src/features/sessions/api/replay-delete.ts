import * as z from 'zod/mini';
import { NotFoundError } from '#src/backend/errors.ts';
import type { Replay } from '#src/backend/offline/outbox.ts';
import { sessionsKeys } from '../sessions.keys.ts';
import { deleteSession } from './delete-session.ts';

const keptDelete = z.object({ id: z.number() });

/** Sends a kept deletion; a session that is gone already is what was asked for. */
export const replayDelete: Replay = async (payload, { client, userId }) => {
  const { id } = keptDelete.parse(payload);
  try {
    await deleteSession(id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
  client.setQueryData(sessionsKeys.detail(userId, id), null);
  void client.invalidateQueries({ queryKey: sessionsKeys.lists(userId) });
};
