import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { paths } from '#src/config/paths.ts';

/** Has a mail sent with a sign-in link and a six-digit code. Throws an `AppError`. */
export async function requestSignInMail(email: string): Promise<void> {
  const emailRedirectTo = `${window.location.origin}${paths.confirm}`;
  unwrap(await supabase.auth.signInWithOtp({ email, options: { emailRedirectTo } }));
}
