import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { pageAddress } from '#src/config/page-address.ts';
import { paths } from '#src/config/paths.ts';
import { currentLanguage } from '#src/language/language.ts';

/** Has a confirmation mail sent to a new address of this account. Throws an `AppError`. */
export async function addEmail(email: string): Promise<void> {
  const emailRedirectTo = pageAddress(paths.confirm);
  const data = { language: currentLanguage() };
  unwrap(await supabase.auth.updateUser({ email, data }, { emailRedirectTo }));
}
