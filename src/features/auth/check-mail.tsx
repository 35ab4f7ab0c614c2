import { Button } from '#src/ui/button.tsx';
import { requestSignInMail } from './api/request-sign-in-mail.ts';
import { authTexts } from './auth.texts.ts';
import { CodeForm } from './code-form.tsx';
import { ResendButton } from './resend-button.tsx';

interface CheckMailProps {
  readonly email: string;
  readonly onWrongAddress: () => void;
}

/** After the mail was sent: the code in the same place, the mail again, or another address. */
export function CheckMail({ email, onWrongAddress }: CheckMailProps) {
  return (
    <div className="grid gap-6">
      <p className="max-w-text wrap-anywhere" role="status">
        {authTexts.mail.sentTo(email)}
      </p>
      <CodeForm email={email} purpose="email" submitLabel={authTexts.mail.submit} />
      <div className="grid gap-1">
        <p className="text-caption text-muted">{authTexts.mail.spam}</p>
        <div className="-mx-4 flex flex-wrap items-start gap-2">
          <ResendButton send={() => requestSignInMail(email)} />
          <Button variant="quiet" onClick={onWrongAddress}>
            {authTexts.mail.wrongAddress}
          </Button>
        </div>
      </div>
    </div>
  );
}
