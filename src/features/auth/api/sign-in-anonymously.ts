import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

/** Starts an account without an e-mail address in this browser. Throws an `AppError`. */
export async function signInAnonymously(): Promise<void> {
  unwrap(await supabase.auth.signInAnonymously());
}
