/** Mails that the auth server sends, named as in config.toml's `auth.email.template`. */
export type MailKind = 'confirmation' | 'magic_link' | 'email_change' | 'recovery' | 'invite';

/** One mail: subject and HTML, both templates. */
export interface MailTemplate {
  subject: string;
  html: string;
}

/** What the auth server needs to know; times in seconds, rates per five minutes unless said otherwise. */
export interface AuthSettings {
  siteUrl: string;
  redirectUrls: readonly string[];
  /** Public address of this server, with `/auth/v1`. */
  externalUrl: string;
  signupEnabled: boolean;
  anonymousEnabled: boolean;
  /** New addresses count as confirmed at once (`enable_confirmations = false`). */
  autoconfirm: boolean;
  /** A changed address is confirmed by the old and by the new one. */
  doubleConfirmChanges: boolean;
  jwtExpiry: number;
  otpExpiry: number;
  otpLength: number;
  /** Pause between two mails to one address. */
  maxFrequency: number;
  refreshTokenRotation: boolean;
  refreshTokenReuseInterval: number;
  minimumPasswordLength: number;
  rates: {
    /** Mails an hour for the whole project. */
    emailSent: number;
    /** Anonymous sign-ins an hour from one address. */
    anonymousUsers: number;
    tokenRefresh: number;
    signInSignUps: number;
    tokenVerifications: number;
  };
  templates: Readonly<Record<MailKind, MailTemplate>>;
}

/** Mails for kinds that the project has no file for; plain, and true to what they do. */
export const DEFAULT_TEMPLATES: Readonly<Record<MailKind, MailTemplate>> = {
  confirmation: {
    subject: 'Confirm your address',
    html: '<p>Here is the link that confirms your address.</p><p><a href="{{ .ConfirmationURL }}">Confirm</a></p><p>Or use this code: {{ .Token }}</p>',
  },
  magic_link: {
    subject: 'Your sign-in link',
    html: '<p>Here is your link to sign in.</p><p><a href="{{ .ConfirmationURL }}">Sign in</a></p><p>Or use this code: {{ .Token }}</p>',
  },
  email_change: {
    subject: 'Confirm your new address',
    html: '<p>Here is the link that changes your address to {{ .NewEmail }}.</p><p><a href="{{ .ConfirmationURL }}">Change address</a></p><p>Or use this code: {{ .Token }}</p>',
  },
  recovery: {
    subject: 'A way back in',
    html: '<p>Here is a link that lets you set a new password.</p><p><a href="{{ .ConfirmationURL }}">Set a password</a></p><p>Or use this code: {{ .Token }}</p>',
  },
  invite: {
    subject: 'An invitation',
    html: '<p>You have been invited to {{ .SiteURL }}.</p><p><a href="{{ .ConfirmationURL }}">Accept</a></p>',
  },
};
