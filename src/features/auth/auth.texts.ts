import { catalogue } from '#src/language/catalogue.ts';

/** Everything the sign-in pages say. */
export const authTexts = catalogue('auth', {
  signIn: {
    title: 'Sign in',
    lead: 'Your breathing practice, from your editor to a page of your own.',
    email: 'E-mail address',
    emailPlaceholder: 'you@example.org',
    submit: 'Send me a sign-in link',
    kept: 'We keep your sessions: when, how long, how many breaths. Your e-mail address is only for signing in.',
    never: 'We never see your code, your files or your project names, and nothing is sold or shared.',
    or: 'or',
    anonymous: 'Continue without an e-mail',
    anonymousHint:
      'Everything works. Without an address you can only get back in from this browser; add one later if you like.',
    guest: 'Try it without an account',
    guestHint: 'Everything stays in this browser; nothing is sent.',
    emailMissing: 'Enter an e-mail address, and we’ll send a link there.',
    emailInvalid: 'That doesn’t look like an e-mail address yet.',
  },
  mail: {
    title: 'Check your mail',
    sentTo: (email: string) => `A link is on its way to ${email}. It works for one hour, in any browser.`,
    codeLabel: 'Or enter the six-digit code from the mail',
    codeHint: 'Six digits; pasting works too.',
    codeIncomplete: 'The code has six digits.',
    submit: 'Sign in with the code',
    resend: 'Send it again',
    resendIn: (seconds: number) => `Send it again in ${seconds} s`,
    resent: 'A fresh mail is on its way. Only the newest link and code work.',
    wrongAddress: 'Use another address',
    spam: 'Nothing there yet? It sometimes lands in the spam folder.',
  },
  confirm: {
    title: 'Almost there',
    lead: 'One press, and you’re signed in on this browser.',
    submit: 'Sign me in',
    emailChangeLead: 'One press, and this address belongs to your account.',
    emailChangeSubmit: 'Confirm this address',
    why: 'This button is here so that a mail scanner that opens links can’t use yours up.',
  },
  link: {
    expired: {
      title: 'This link has had its time',
      body: 'A sign-in link works once and for one hour. This one was used already, or its hour has passed. A new one is quickly sent.',
    },
    damaged: {
      title: 'This link is not complete',
      body: 'Some mail programs cut long links in two. The six-digit code from the same mail works as well, or have a new mail sent.',
    },
    again: 'Send a new link',
    today: 'Go to your practice',
    signedInAlready: 'You are signed in on this browser, so nothing is lost.',
  },
  failure: {
    code: 'That code didn’t match, or a newer mail has replaced it. Check the newest mail, or have it sent again.',
    rate: (seconds: number) => `The mail service asks for a short pause. It works again in ${seconds} s.`,
    tryAgain: 'Try again',
  },
  addEmail: {
    title: 'Keep your practice with an e-mail address',
    lead: 'You’re here without an address. Add one, and you can sign in from any browser. Everything stays as it is.',
    submit: 'Add this address',
    sent: (email: string) => `We’ve sent a code and a link to ${email}. Confirm with either one.`,
    confirm: 'Confirm with the code',
    done: 'This address now belongs to your account.',
    taken: 'That address already has an account. Sign out here to use it, or choose another one.',
  },
});
