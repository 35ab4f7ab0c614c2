import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useDeferredValue, useEffect } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { useConnectionState } from '#src/backend/connection-store.ts';
import { OfflineError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { dashboardQueryOptions } from './api/get-dashboard.ts';
import { dashboardTexts as texts } from './dashboard.texts.ts';
import { useDashboardLive } from './use-dashboard-live.ts';

// Frame and skeleton are painted first; the cards come while the data is on its way.
const loadCards = () => import('./dashboard-cards.tsx').then((module) => ({ default: module.DashboardCards }));
const DashboardCards = lazy(loadCards);

/** Holds the places of the cards while they load. */
function DashboardSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2 lg:grid-cols-[3fr_2fr] md:max-lg:[&>:nth-child(2)]:col-span-2 md:max-lg:[&>:nth-child(5)]:col-span-2">
      <LoadingNote text={texts.loading} />
      {['h-80', 'h-[19.5rem]', 'h-72', 'h-[17.5rem] md:max-lg:h-40'].map((height) => (
        <Card key={height}>
          <Skeleton className={`w-full ${height}`} />
        </Card>
      ))}
      <Card className="md:col-span-2">
        <Skeleton className="h-[25rem] w-full" />
      </Card>
    </div>
  );
}

// By itself, so that nothing but its own state draws it.
const Cards = memo(function Cards(shown: Parameters<typeof DashboardCards>[0]) {
  return (
    <Suspense fallback={<DashboardSkeleton />}>
      <DashboardCards {...shown} />
    </Suspense>
  );
});

function Dashboard({ userId }: { readonly userId: string }) {
  const query = useQuery(dashboardQueryOptions(userId));
  // In small steps: so many cards at once would hold a phone up.
  const state = useDeferredValue(query.data);
  const connection = useConnectionState();
  useDashboardLive(userId);
  useEffect(() => void loadCards().catch(() => undefined), []);
  if (state) {
    return (
      <div className="grid grid-cols-1 gap-4">
        {connection === 'offline' && (
          <Notice tone="attention" title={texts.offline.title}>
            {texts.offline.text}
          </Notice>
        )}
        <Cards userId={userId} state={state} />
      </div>
    );
  }
  if (query.data || (query.isPending && !query.isPaused)) return <DashboardSkeleton />;
  const offline = query.isPaused || query.error instanceof OfflineError;
  return (
    <Notice
      tone={offline ? 'attention' : 'danger'}
      title={offline ? texts.offline.title : texts.error.title}
      action={
        <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
          {texts.error.retry}
        </Button>
      }
    >
      {offline ? texts.offline.empty : texts.error.text}
    </Notice>
  );
}

/** Today at a glance; it changes by itself while it is open. */
export function DashboardPage() {
  const userId = useUserId();
  return (
    <Page title={texts.title} titleHidden>
      <Dashboard userId={userId} />
    </Page>
  );
}
