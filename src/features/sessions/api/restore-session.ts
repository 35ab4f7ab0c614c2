import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

/** Brings a deleted session back, under a new id. Throws an `AppError` when its hour is over. */
export async function restoreSession(tombstone: number): Promise<void> {
  unwrap(await supabase.rpc('session_restore', { p_tombstone: tombstone }));
}
