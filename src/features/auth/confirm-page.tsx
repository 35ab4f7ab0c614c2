import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { InvalidInputError, NotAllowedError, SignedOutError, toAppError } from '#src/backend/errors.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { confirmLink } from './api/confirm-link.ts';
import { authTexts } from './auth.texts.ts';
import type { ConfirmLink, ConfirmLinkParams } from './confirm-link-params.ts';
import { failureText } from './failure-text.ts';
import { takeNext } from './next-memory.ts';

interface ConfirmPageProps {
  readonly params: ConfirmLinkParams;
  /** Called once signed in, with the place to go on to. */
  readonly onConfirmed: (next: string) => void;
}

/** Where a mail's link leads: one button, so that a scanner that opens links uses nothing up. */
export function ConfirmPage({ params, onConfirmed }: ConfirmPageProps) {
  const [usedUp, setUsedUp] = useState(false);
  if (usedUp || params.kind === 'expired') return <LinkProblem {...authTexts.link.expired} />;
  if (params.kind === 'damaged') return <LinkProblem {...authTexts.link.damaged} />;
  return <ConfirmButton link={params.link} onConfirmed={onConfirmed} onUsedUp={() => setUsedUp(true)} />;
}

interface ConfirmButtonProps {
  readonly link: ConfirmLink;
  readonly onConfirmed: (next: string) => void;
  readonly onUsedUp: () => void;
}

function ConfirmButton({ link, onConfirmed, onUsedUp }: ConfirmButtonProps) {
  const isEmailChange = link.type === 'email_change';
  const confirming = useMutation({
    mutationFn: () => confirmLink(link),
    onSuccess: () => onConfirmed(takeNext() ?? (isEmailChange ? `${paths.settings}#account` : paths.today)),
    onError: (error) => {
      const known = toAppError(error);
      const refused = [InvalidInputError, NotAllowedError, SignedOutError].some((kind) => known instanceof kind);
      if (refused) onUsedUp();
    },
  });
  return (
    <Page
      title={authTexts.confirm.title}
      lead={isEmailChange ? authTexts.confirm.emailChangeLead : authTexts.confirm.lead}
    >
      <div className="grid gap-4">
        <Button wide size="lg" busy={confirming.isPending} onClick={() => confirming.mutate()}>
          {isEmailChange ? authTexts.confirm.emailChangeSubmit : authTexts.confirm.submit}
        </Button>
        {confirming.isError && <Notice tone="attention">{failureText(confirming.error)}</Notice>}
        <p className="max-w-text text-caption text-muted">{authTexts.confirm.why}</p>
      </div>
    </Page>
  );
}

function LinkProblem({ title, body }: { readonly title: string; readonly body: string }) {
  const session = useAuthSession();
  const signedIn = session.status === 'signed_in';
  return (
    <Page title={title}>
      <div className="grid gap-4">
        <p className="max-w-text">{body}</p>
        {signedIn && <p className="max-w-text text-muted">{authTexts.link.signedInAlready}</p>}
        {signedIn ? (
          <Link to={paths.today} className={buttonClass({ wide: true })}>
            {authTexts.link.today}
          </Link>
        ) : (
          <Link to={paths.signIn} className={buttonClass({ wide: true })}>
            {authTexts.link.again}
          </Link>
        )}
      </div>
    </Page>
  );
}
