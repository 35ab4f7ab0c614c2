import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { pageAddress } from '#src/config/page-address.ts';
import { paths } from '#src/config/paths.ts';
import { currentLanguage } from '#src/language/language.ts';

/** Has a mail sent with a sign-in link and a six-digit code; a new account gets it in the language on the screen. Throws an `AppError`. */
export async function requestSignInMail(email: string): Promise<void> {
  const emailRedirectTo = pageAddress(paths.confirm);
  const data = { language: currentLanguage() };
  unwrap(await supabase.auth.signInWithOtp({ email, options: { emailRedirectTo, data } }));
}
