import { AuthFailure } from './errors.ts';
import type { RateLimits } from './rate-limits.ts';
import type { AuthSettings, MailKind } from './settings.ts';
import { htmlToText, renderTemplate, type TemplateValues } from './templates.ts';
import type { UserRow } from './users.ts';

/** Hands a finished mail to the mailbox or to SMTP. */
export type SendMail = (mail: { to: string; subject: string; html: string; text: string }) => Promise<void>;

/** A code and link that go out by mail; neither is stored. */
export interface IssuedToken {
  code: string;
  tokenHash: string;
}

/** Types that a link's `type` may have. */
export type LinkType = 'signup' | 'magiclink' | 'recovery' | 'invite' | 'email_change';

interface OutgoingMail {
  kind: MailKind;
  link: LinkType;
  user: UserRow;
  to: string;
  newEmail?: string;
  issued: IssuedToken;
  redirectTo: string;
}

export interface Mailer {
  /** The address that a link of this type leads to. */
  linkFor(link: LinkType, tokenHash: string, redirectTo: string): string;
  /** Renders and sends; throws `AuthFailure` when the project's limit is reached or the mail cannot be sent. */
  send(mail: OutgoingMail): Promise<void>;
}

/** Refuses a second mail to one address within the configured pause. */
export function refuseTooSoon(settings: AuthSettings, lastSent: Date | null, now: number): void {
  if (lastSent === null) return;
  const wait = Math.ceil((lastSent.getTime() + settings.maxFrequency * 1000 - now) / 1000);
  if (wait > 0) {
    throw new AuthFailure(
      429,
      'over_email_send_rate_limit',
      `For security purposes, you can only request this after ${wait} seconds.`,
    );
  }
}

/** Renders the project's templates and sends them. */
export function createMailer(settings: AuthSettings, limits: RateLimits, sendMail: SendMail): Mailer {
  const linkFor = (link: LinkType, tokenHash: string, redirectTo: string) =>
    `${settings.externalUrl}/verify?${new URLSearchParams({ token: tokenHash, type: link, redirect_to: redirectTo })}`;
  return {
    linkFor,
    async send(mail) {
      limits.mail();
      const values: TemplateValues = {
        SiteURL: settings.siteUrl,
        ConfirmationURL: linkFor(mail.link, mail.issued.tokenHash, mail.redirectTo),
        RedirectTo: mail.redirectTo,
        Token: mail.issued.code,
        TokenHash: mail.issued.tokenHash,
        Email: mail.user.email ?? mail.to,
        NewEmail: mail.newEmail ?? '',
        SendingTo: mail.to,
        Data: mail.user.raw_user_meta_data,
      };
      const template = settings.templates[mail.kind];
      const html = renderTemplate(template.html, values);
      try {
        const subject = renderTemplate(template.subject, values, true);
        await sendMail({ to: mail.to, subject, html, text: htmlToText(html) });
      } catch (cause) {
        const failure = new AuthFailure(
          500,
          'unexpected_failure',
          `Error sending ${mail.kind.replace('_', ' ')} email`,
        );
        failure.cause = cause;
        throw failure;
      }
    },
  };
}
