import { supabase } from '#src/backend/client.ts';
import { NotFoundError, toAppError, unwrap } from '#src/backend/errors.ts';

/** Takes an import back; one that is gone already is no failure. Throws an `AppError`; then nothing has changed. */
export async function undoImport(importId: string): Promise<void> {
  try {
    unwrap(await supabase.rpc('import_undo', { p_import: importId }));
  } catch (error) {
    const known = toAppError(error);
    // With the device that it had made the import itself went, and this is the second time.
    if (!(known instanceof NotFoundError)) throw known;
  }
}
