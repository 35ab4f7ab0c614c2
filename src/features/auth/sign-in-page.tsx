import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { requestSignInMail } from './api/request-sign-in-mail.ts';
import { signInAnonymously } from './api/sign-in-anonymously.ts';
import { authTexts } from './auth.texts.ts';
import { CheckMail } from './check-mail.tsx';
import { EmailForm } from './email-form.tsx';
import { failureText } from './failure-text.ts';
import { rememberNext } from './next-memory.ts';

interface SignInPageProps {
  /** Where the person wanted to go. */
  readonly next: string | undefined;
}

/** Sign-in by mail, or without an address. Whoever signs in here is led on by the app's guard. */
export function SignInPage({ next }: SignInPageProps) {
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const anonymous = useMutation({ mutationFn: signInAnonymously });
  useEffect(() => rememberNext(next), [next]);

  if (sentTo !== null) {
    return (
      <Page title={authTexts.mail.title}>
        <CheckMail email={sentTo} onWrongAddress={() => setSentTo(null)} />
      </Page>
    );
  }
  return (
    <Page title={authTexts.signIn.title} lead={authTexts.signIn.lead}>
      <div className="grid gap-6">
        <EmailForm
          initialEmail={email}
          submitLabel={authTexts.signIn.submit}
          send={requestSignInMail}
          onSent={(address) => {
            setEmail(address);
            setSentTo(address);
          }}
        />
        <div className="grid gap-2 text-caption text-muted">
          <p className="max-w-text">{authTexts.signIn.kept}</p>
          <p className="max-w-text">{authTexts.signIn.never}</p>
        </div>
        <div className="grid gap-2">
          <Button variant="secondary" wide busy={anonymous.isPending} onClick={() => anonymous.mutate()}>
            {authTexts.signIn.anonymous}
          </Button>
          <p className="max-w-text text-caption text-muted">{authTexts.signIn.anonymousHint}</p>
          {anonymous.isError && <Notice tone="attention">{failureText(anonymous.error)}</Notice>}
        </div>
        <div className="grid gap-2">
          <Link
            to={paths.guest}
            search={next === undefined ? {} : { next }}
            className={buttonClass({ variant: 'quiet', wide: true })}
          >
            {authTexts.signIn.guest}
          </Link>
          <p className="max-w-text text-caption text-muted">{authTexts.signIn.guestHint}</p>
        </div>
      </div>
    </Page>
  );
}
