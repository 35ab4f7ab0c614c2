import { catalogue } from '#src/language/catalogue.ts';

/** What to say when something did not work and the place where it happened has no words of its own. */
export const errorTexts = catalogue('errors', {
  offline: 'We can’t reach the server right now. What you see is safe; please try again in a moment.',
  signedOut: 'Your session has ended. Sign in again to go on; your practice is safe.',
  notAllowed: 'This account may not do that.',
  notFound: 'We couldn’t find that. It may have been removed elsewhere.',
  rateLimited: 'That was a little fast for the server. It works again in a moment.',
  invalid: 'The server couldn’t accept that value.',
  server: 'Something went wrong on the server. What you saved before is safe; please try again in a moment.',
  notKept: 'This browser can’t keep the change just now; please try again in a moment.',
  undoGone: 'This deletion can no longer be undone.',
  /** What the database raises on purpose, by its stable code. It speaks English, so English takes its sentence. */
  raised: (_code: string, sentence: string): string | undefined => sentence,
});
