import { supabase } from '#src/backend/client.ts';
import { errorTexts } from '#src/backend/errors.texts.ts';
import { NotFoundError, unwrap } from '#src/backend/errors.ts';
import type { Session } from '../sessions.types.ts';

/** The id that brings a deleted session back, for one whose deletion another tab has sent. Throws an `AppError`. */
export async function findTombstone(session: Session): Promise<number> {
  const result = await supabase
    .from('session_tombstones')
    .select('id')
    .eq('device_id', session.device_id)
    .eq('epoch', session.epoch)
    .eq('client_session_id', session.client_session_id)
    .order('id', { ascending: false })
    .limit(1);
  const tombstone = unwrap(result)[0];
  if (tombstone === undefined) throw new NotFoundError('tombstone_unknown', errorTexts.undoGone);
  return tombstone.id;
}
