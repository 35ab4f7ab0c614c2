import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

/** Deletes a session. Returns the id that brings it back within an hour. Throws an `AppError`. */
export async function deleteSession(id: number): Promise<number> {
  return Number(unwrap(await supabase.rpc('session_delete', { p_id: id })));
}
