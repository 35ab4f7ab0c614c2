import { lazy, Suspense, useEffect, useState } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { BadgeNote } from '#src/features/achievements/badge-note.tsx';
import { DashboardPage } from '#src/features/dashboard/dashboard-page.tsx';
import { whenRested } from '#src/ui/when-rested.ts';

const LeftNote = lazy(async () => ({
  default: (await import('#src/features/portability/move/left-note.tsx')).LeftNote,
}));
const GuestNotes = lazy(async () => ({
  default: (await import('#src/features/guest/guest-notes.tsx')).GuestNotes,
}));

// Not worth a page without a dashboard: where it can't be fetched, it is left out.
const ChallengesCard = lazy(() =>
  import('#src/features/challenges/challenges-card.tsx').then(
    ({ ChallengesCard: Card }) => ({ default: Card }),
    () => ({ default: () => null }),
  ),
);

/** What stands below the cards comes after them. */
const restMs = 800;

/** Today, and above it one quiet line when badges have come together; below it what the paired editors made for today. */
export function TodayRoute() {
  const isGuest = useAuthSession().status === 'guest';
  const isLeft = !isGuest && guestId() !== null;
  const [isRested, setRested] = useState(false);
  useEffect(() => whenRested(() => setRested(true), restMs), []);
  return (
    <div className="grid grid-cols-1 gap-4">
      {isGuest && (
        <Suspense>
          <GuestNotes />
        </Suspense>
      )}
      {isLeft && (
        <Suspense>
          <LeftNote />
        </Suspense>
      )}
      <BadgeNote />
      <DashboardPage />
      {isRested && (
        <Suspense>
          <ChallengesCard />
        </Suspense>
      )}
    </div>
  );
}
