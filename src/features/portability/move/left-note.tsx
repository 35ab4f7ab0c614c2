import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { paths } from '#src/config/paths.ts';
import { buttonClass } from '#src/ui/button.tsx';
import { OfferNotice } from '#src/ui/offer-notice.tsx';
import { moveTexts } from './move.texts.ts';
import { useMoveState } from './use-move.ts';

const texts = moveTexts.left;
const putAwayKey = userStorageKey('left-note');

/** For whoever has an account now: what they practised before it is still in this browser. Put away, it stays away until they sign in anew. */
export function LeftNote() {
  const [isAway, setAway] = useState(() => window.localStorage.getItem(putAwayKey) !== null);
  const move = useMoveState(useUserId()).data;
  // Whoever only looked around left nothing behind.
  if (isAway || move === undefined || move.data.sessions.length === 0) return null;
  const close = () => {
    window.localStorage.setItem(putAwayKey, 'yes');
    setAway(true);
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
