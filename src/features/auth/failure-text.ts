import {
  InvalidInputError,
  NotAllowedError,
  RateLimitedError,
  SignedOutError,
  toAppError,
} from '#src/backend/errors.ts';
import { authTexts } from './auth.texts.ts';

/** What to say when a sign-in step failed; `wrongCode` is for the steps that check a code. */
export function failureText(error: unknown, wrongCode: string | null = null): string {
  const known = toAppError(error);
  if (known instanceof RateLimitedError) return authTexts.failure.rate(known.retryAfterS);
  const refused = [InvalidInputError, NotAllowedError, SignedOutError].some((kind) => known instanceof kind);
  return refused && wrongCode !== null ? wrongCode : known.message;
}
