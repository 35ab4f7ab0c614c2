import { lazy, Suspense } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { BadgeNote } from '#src/features/achievements/badge-note.tsx';
import { DashboardPage } from '#src/features/dashboard/dashboard-page.tsx';

const GuestNotes = lazy(async () => ({
  default: (await import('#src/features/guest/guest-notes.tsx')).GuestNotes,
}));

/** Today, and above it one quiet line when badges have come together. */
export function TodayRoute() {
  const isGuest = useAuthSession().status === 'guest';
  return (
    <div className="grid grid-cols-1 gap-4">
      {isGuest && (
        <Suspense>
          <GuestNotes />
        </Suspense>
      )}
      <BadgeNote />
      <DashboardPage />
    </div>
  );
}
