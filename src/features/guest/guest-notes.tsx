import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { beginAsGuest } from '#src/backend/guest/guest-session.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { hasBackend } from '#src/config/env.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { OfferNotice } from '#src/ui/offer-notice.tsx';
import { keptQueryOptions } from './api/get-kept.ts';
import { guestTexts } from './guest.texts.ts';
import { hintIsDue, putHintAway } from './hint-memory.ts';

/** Some practice has come together before an account is worth a word. */
const sessionsBeforeHint = 5;

/** Above a guest's day: what can't be read any more, or now and then that an account would take all this along. */
export function GuestNotes() {
  const kept = useQuery(keptQueryOptions(useUserId())).data;
  if (kept === undefined) return null;
  if (kept.isCleared) return <Cleared />;
  if (kept.lost.length > 0) return <Lost sessions={kept.lostSessions} />;
  return hasBackend && kept.sessions >= sessionsBeforeHint ? <Hint /> : null;
}

function Cleared() {
  const texts = guestTexts.lost;
  const begin = useMutation({ mutationFn: beginAsGuest });
  return (
    <Notice
      tone="attention"
      title={texts.clearedTitle}
      action={
        <>
          <Link to={paths.import} className={buttonClass({ variant: 'secondary', size: 'sm' })}>
            {texts.bring}
          </Link>
          <Button variant="quiet" size="sm" busy={begin.isPending} onClick={() => begin.mutate()}>
            {texts.begin}
          </Button>
        </>
      }
    >
      {texts.cleared}
    </Notice>
  );
}

function Lost({ sessions }: { readonly sessions: number | null }) {
  const texts = guestTexts.lost;
  const drop = useMutation({ mutationFn: () => guestVault().dropLost() });
  return (
    <Notice
      tone="attention"
      title={texts.title}
      action={
        <Button variant="quiet" size="sm" busy={drop.isPending} onClick={() => drop.mutate()}>
          {texts.drop}
        </Button>
      }
    >
      {texts.body(sessions)}
    </Notice>
  );
}

function Hint() {
  const texts = guestTexts.hint;
  const [isDue, setDue] = useState(() => hintIsDue(Date.now()));
  if (!isDue) return null;
  const close = () => {
    putHintAway(Date.now());
    setDue(false);
  };
  return (
    <OfferNotice
      way={
        <Link to={paths.move} className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {texts.look}
        </Link>
      }
      closeLabel={texts.close}
      onClose={close}
    >
      {texts.body}
    </OfferNotice>
  );
}
