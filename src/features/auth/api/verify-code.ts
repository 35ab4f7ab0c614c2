import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

export type CodePurpose = 'email' | 'email_change';

/** Signs in, or confirms a new address, with the six digits from the mail. Throws an `AppError`. */
export async function verifyCode(email: string, token: string, type: CodePurpose): Promise<void> {
  unwrap(await supabase.auth.verifyOtp({ email, token, type }));
}
