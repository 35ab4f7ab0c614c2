import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { signOut, useAuthSession } from '#src/backend/auth-session.ts';
import { toAppError } from '#src/backend/errors.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { DeleteAccountDialog } from './delete-account-dialog.tsx';
import { settingsTexts } from './settings.texts.ts';

const texts = settingsTexts.account;

interface AccountSectionProps {
  /** Where a person without an address adds one. */
  readonly addEmail: ReactNode;
}

/** Who is signed in, signing out, and leaving for good. */
export function AccountSection({ addEmail }: AccountSectionProps) {
  const session = useAuthSession();
  const waiting = outboxStore((state) => state.entries.length);
  const [deleting, setDeleting] = useState(false);
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Card id="account" title={settingsTexts.sections.account} className="scroll-mt-6">
      <div className="grid gap-6">
        <p className="wrap-anywhere">
          {session.isAnonymous || session.email === null ? texts.anonymous : texts.signedInAs(session.email)}
        </p>
        {addEmail}
        <div className="grid gap-2">
          {waiting > 0 && <Notice tone="attention">{texts.waiting(waiting)}</Notice>}
          {session.isAnonymous && <p className="max-w-text text-muted">{texts.anonymousSignOut}</p>}
          <div className="flex flex-wrap gap-3">
            <Button
              variant="secondary"
              busy={leave.isPending && leave.variables === 'local'}
              onClick={() => leave.mutate('local')}
            >
              {texts.signOut}
            </Button>
            <Button
              variant="secondary"
              busy={leave.isPending && leave.variables === 'global'}
              onClick={() => leave.mutate('global')}
            >
              {texts.signOutEverywhere}
            </Button>
          </div>
          <p className="max-w-text text-caption text-muted">{texts.everywhereHint}</p>
          {leave.isError && <Notice tone="attention">{toAppError(leave.error).message}</Notice>}
        </div>
        <div>
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {texts.delete}
          </Button>
          <DeleteAccountDialog open={deleting} onClose={() => setDeleting(false)} />
        </div>
      </div>
    </Card>
  );
}
