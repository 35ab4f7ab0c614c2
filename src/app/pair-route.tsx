import { lazy, Suspense } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { PairPage } from '#src/features/devices/pair-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';

const PairNeedsAccount = lazy(async () => ({
  default: (await import('#src/features/guest/pair-needs-account.tsx')).PairNeedsAccount,
}));

/** Pairing, or why a guest can't. */
export function PairRoute() {
  const isGuest = useAuthSession().status === 'guest';
  if (!isGuest) return <PairPage />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <PairNeedsAccount />
    </Suspense>
  );
}
