import { supabase } from '#src/backend/client.ts';
import { currentLanguage } from '#src/language/language.ts';

/** Has the account's mails written in the language on the screen. Where that fails, they stay as they were. */
export async function keepMailLanguage(): Promise<void> {
  const language = currentLanguage();
  const { data } = await supabase.auth.getSession();
  if (data.session === null || data.session.user.user_metadata.language === language) return;
  await supabase.auth.updateUser({ data: { language } });
}
