import { lazy, Suspense, useEffect, useState } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { BadgeNote } from '#src/features/achievements/badge-note.tsx';
import { DashboardPage } from '#src/features/dashboard/dashboard-page.tsx';

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

/** Today, and above it one quiet line when badges have come together; below it what the paired editors made for today. */
export function TodayRoute() {
  const isGuest = useAuthSession().status === 'guest';
  const [painted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  return (
    <div className="grid grid-cols-1 gap-4">
      {isGuest && (
        <Suspense>
          <GuestNotes />
        </Suspense>
      )}
      <BadgeNote />
      <DashboardPage />
      {painted && (
        <Suspense>
          <ChallengesCard />
        </Suspense>
      )}
    </div>
  );
}
