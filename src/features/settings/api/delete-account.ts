import { signOut } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { errorTexts } from '#src/backend/errors.texts.ts';
import { SignedOutError, toAppError, unwrap } from '#src/backend/errors.ts';
import { env } from '#src/config/env.ts';

/** What the API asks to see before an account goes; a person types it in their own language. */
export const deletePhrase = 'delete my account';

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => ({}));
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Deletes the account and everything in it, then signs out here. Throws an `AppError`; then nothing was deleted. */
export async function deleteAccount(): Promise<void> {
  const { session } = unwrap(await supabase.auth.getSession());
  if (!session) throw new SignedOutError('signed_out', errorTexts.signedOut);
  const response = await fetch(`${env.supabaseUrl}/functions/v1/api/v1/account`, {
    method: 'DELETE',
    headers: {
      authorization: `Bearer ${session.access_token}`,
      apikey: env.supabasePublishableKey,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ confirm: deletePhrase }),
  }).catch((error: unknown) => {
    throw toAppError(error);
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    throw toAppError({
      status: response.status,
      code: problem.code,
      details: response.headers.get('retry-after') ?? undefined,
    });
  }
  await signOut('local');
}
