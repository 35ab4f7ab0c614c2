import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../config.ts';
import type { MailStore, OutgoingMail } from './store.ts';

/** How mails leave: through the SMTP server of config.toml when there is one, otherwise into the mailbox. */
export function createSendMail(
  store: MailStore,
  smtp: SmtpSettings | undefined,
): (mail: OutgoingMail) => Promise<void> {
  if (!smtp) return (mail) => store.add(mail);
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.port === 465,
    ...(smtp.user ? { auth: { user: smtp.user, pass: smtp.pass ?? '' } } : {}),
  });
  return async (mail) => {
    await transport.sendMail({ from: smtp.from, ...mail });
  };
}
