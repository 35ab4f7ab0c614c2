import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import type { Json } from '#src/backend/database.types.ts';
import { AppError, InvalidInputError, unwrap } from '#src/backend/errors.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { breatheTexts } from '../breathe.texts.ts';

const answerSchema = z.object({
  outcome: z.enum(['created', 'duplicate', 'conflict', 'rejected']),
  reasons: z.array(z.string()),
});

/**
 * Hands a session of this browser in; handing it in again changes nothing. Throws an `AppError`: an
 * `InvalidInputError` when the backend read the session and did not take it.
 */
export async function saveSession(row: SessionRow, timeZone: string): Promise<void> {
  const answer = unwrap(await supabase.rpc('web_session', { p_time_zone: timeZone, p_row: { ...row } as Json }));
  const { outcome, reasons } = answerSchema.parse(answer);
  if (outcome === 'created' || outcome === 'duplicate') return;
  const inFuture = reasons.includes('ended_in_future');
  throw new InvalidInputError(
    reasons[0] ?? outcome,
    inFuture ? breatheTexts.outbox.clockAhead : breatheTexts.outbox.refused,
    new AppError(outcome, reasons.join(', ')),
  );
}
