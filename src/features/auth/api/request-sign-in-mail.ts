import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { pageAddress } from '#src/config/page-address.ts';
import { paths } from '#src/config/paths.ts';

/** Has a mail sent with a sign-in link and a six-digit code. Throws an `AppError`. */
export async function requestSignInMail(email: string): Promise<void> {
  const emailRedirectTo = pageAddress(paths.confirm);
  unwrap(await supabase.auth.signInWithOtp({ email, options: { emailRedirectTo } }));
}
