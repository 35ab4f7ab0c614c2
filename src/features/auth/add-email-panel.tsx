import { useState } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { toAppError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { addEmail } from './api/add-email.ts';
import { authTexts } from './auth.texts.ts';
import { CodeForm } from './code-form.tsx';
import { EmailForm } from './email-form.tsx';

const takenCodes = ['email_exists', 'user_already_exists'];

const explainTaken = (error: unknown): string | null =>
  takenCodes.includes(toAppError(error).code) ? authTexts.addEmail.taken : null;

/** Lets a person without an address add one; the account and everything in it stays the same. */
export function AddEmailPanel() {
  const session = useAuthSession();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (!session.isAnonymous) {
    return sentTo === null ? null : <Notice>{authTexts.addEmail.done}</Notice>;
  }
  return (
    <section aria-labelledby="add-email" className="grid gap-4 rounded-control bg-raised p-4">
      <div className="grid gap-1">
        <h3 id="add-email" className="font-semibold text-soft">
          {authTexts.addEmail.title}
        </h3>
        <p className="max-w-text">{authTexts.addEmail.lead}</p>
      </div>
      {sentTo === null ? (
        <EmailForm
          initialEmail=""
          submitLabel={authTexts.addEmail.submit}
          send={addEmail}
          onSent={setSentTo}
          explain={explainTaken}
        />
      ) : (
        <>
          <p role="status" className="max-w-text wrap-anywhere">
            {authTexts.addEmail.sent(sentTo)}
          </p>
          <CodeForm email={sentTo} purpose="email_change" submitLabel={authTexts.addEmail.confirm} />
          <Button variant="quiet" onClick={() => setSentTo(null)}>
            {authTexts.mail.wrongAddress}
          </Button>
        </>
      )}
    </section>
  );
}
