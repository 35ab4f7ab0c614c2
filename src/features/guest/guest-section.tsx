import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { hasBackend } from '#src/config/env.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { keptQueryOptions } from './api/get-kept.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import { guestTexts } from './guest.texts.ts';

const texts = guestTexts.section;

/** Stands in the place of the account section for a guest: what is here, the way into an account, and leaving. */
export function GuestSection() {
  const kept = useQuery(keptQueryOptions(useUserId())).data;
  const [isForgetting, setForgetting] = useState(false);
  return (
    <Card id="account" title={texts.title} className="scroll-mt-6">
      <div className="grid gap-8">
        <div className="grid justify-items-start gap-2">
          <p className="max-w-text">{texts.body}</p>
          {kept === undefined ? (
            <Skeleton className="h-12 w-full max-w-text" />
          ) : (
            <p className="max-w-text text-muted">
              {texts.facts(kept.sessions, kept.bytes)} {kept.isLasting ? texts.lasting : texts.notLasting}
            </p>
          )}
          <Link to={paths.guest} className={`${buttonClass({ variant: 'quiet', size: 'sm' })} -mx-3`}>
            {texts.more}
          </Link>
        </div>
        {hasBackend && (
          <section className="grid justify-items-start gap-3">
            <h3 className="font-semibold text-soft">{texts.moveTitle}</h3>
            <p className="max-w-text text-muted">{texts.moveBody}</p>
            <Link to={paths.move} className={buttonClass()}>
              {texts.move}
            </Link>
          </section>
        )}
        <section className="grid justify-items-start gap-3">
          <h3 className="font-semibold text-soft">{texts.forgetTitle}</h3>
          <p className="max-w-text text-muted">{texts.forgetBody}</p>
          <Button variant="danger" onClick={() => setForgetting(true)}>
            {texts.forget}
          </Button>
          <ForgetDialog isOpen={isForgetting} sessions={kept?.sessions ?? 0} onClose={() => setForgetting(false)} />
        </section>
      </div>
    </Card>
  );
}
