import { InvalidInputError } from '#src/backend/errors.ts';
import type { Replay } from '#src/backend/offline/outbox.ts';
import { validateSession } from '#src/domain/sessions.ts';
import { saveSession } from './api/save-session.ts';
import { breatheTexts } from './breathe.texts.ts';
import { zoneHere } from './clocks.ts';

/** Sends a kept session. Idempotent: the backend knows a session by its id. */
export const replaySession: Replay = async (payload, { madeAt }) => {
  const check = validateSession(payload, { asOf: Math.max(madeAt, Date.now()) });
  if (check.outcome === 'rejected') {
    throw new InvalidInputError(check.codes[0] ?? 'rejected', breatheTexts.outbox.refused);
  }
  await saveSession(check.session, check.session.timeZone ?? zoneHere());
};
