import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { ConfirmLink } from '../confirm-link-params.ts';

/** Uses up the link of a mail. Throws an `AppError`. */
export async function confirmLink({ tokenHash, type }: ConfirmLink): Promise<void> {
  unwrap(await supabase.auth.verifyOtp({ token_hash: tokenHash, type }));
}
