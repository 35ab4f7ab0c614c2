import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAuthSession, useUserId } from '#src/backend/auth-session.ts';
import { useConnection, useConnectionState } from '#src/backend/connection-store.ts';
import { OfflineError } from '#src/backend/errors.ts';
import { useDeletedSessions } from '#src/backend/offline/deleted-sessions.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatExactDate } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { sessionsQueryOptions } from './api/get-sessions.ts';
import { SessionFilters } from './session-filters.tsx';
import { SessionList } from './session-list.tsx';
import { loadedSessions } from './sessions.cache.ts';
import { groupByDay } from './sessions.groups.ts';
import { isFiltered, type SessionsSearch, sessionsSearchSchema } from './sessions.search.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';
import { useSessionsLive } from './use-sessions-live.ts';

function LoadingList() {
  return (
    <div className="grid gap-3 p-2">
      <LoadingNote />
      {Array.from({ length: 8 }, (_, index) => `row-${index}`).map((key) => (
        <Skeleton key={key} className="h-8 w-full" />
      ))}
    </div>
  );
}

function NoSessions() {
  // An editor needs an account to send to.
  const isGuest = useAuthSession().status === 'guest';
  return (
    <EmptyState
      drawing="soil"
      title={texts.empty.title}
      actions={
        <>
          {!isGuest && (
            <Link to={paths.pair} className={buttonClass()}>
              {texts.empty.pair}
            </Link>
          )}
          <Link to={paths.import} className={buttonClass({ variant: isGuest ? 'primary' : 'secondary' })}>
            {texts.empty.import}
          </Link>
        </>
      }
    >
      {texts.empty.text}
    </EmptyState>
  );
}

interface ResultsProps {
  readonly userId: string;
  readonly search: SessionsSearch;
  readonly onClear: () => void;
}

/** The list in each of its states. */
function Results({ userId, search, onClear }: ResultsProps) {
  const query = useInfiniteQuery({ ...sessionsQueryOptions(userId, search), placeholderData: keepPreviousData });
  const devices = useQuery(devicesQueryOptions(userId)).data ?? [];
  const dayStart = useQuery(profileQueryOptions(userId)).data?.day_start_hour ?? 0;
  const deleted = useDeletedSessions();
  const sessions = useMemo(
    () => (query.data ? loadedSessions(query.data).filter((session) => !deleted.has(session.id)) : null),
    [query.data, deleted],
  );
  const groups = useMemo(() => groupByDay(sessions ?? [], dayStart), [sessions, dayStart]);
  const newest = sessions === null ? null : Math.max(0, ...sessions.map((session) => session.id));
  // The newest id when the list was first shown: whatever is newer came live and slides in.
  const [seen, setSeen] = useState<number | null>(null);
  if (seen === null && newest !== null) setSeen(newest);

  const retry = (
    <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
      {texts.error.retry}
    </Button>
  );
  if (sessions === null) {
    if (query.isPending && !query.isPaused) return <LoadingList />;
    const offline = query.isPaused || query.error instanceof OfflineError;
    return (
      <Notice tone={offline ? 'attention' : 'danger'} title={offline ? undefined : texts.error.title} action={retry}>
        {offline ? texts.offlineEmpty : texts.error.text}
      </Notice>
    );
  }
  if (sessions.length === 0) {
    return isFiltered(search) ? (
      <EmptyState
        drawing="soil"
        title={texts.filteredEmpty.title}
        actions={
          <Button variant="secondary" onClick={onClear}>
            {texts.filters.clear}
          </Button>
        }
      >
        {texts.filteredEmpty.text}
      </EmptyState>
    ) : (
      <NoSessions />
    );
  }
  return (
    <div className="grid gap-6" aria-busy={query.isPlaceholderData}>
      <SessionList
        groups={groups}
        deviceNames={new Map(devices.map((device) => [device.id, device.name]))}
        arrivedAfter={seen ?? Number.POSITIVE_INFINITY}
      />
      <footer className="flex flex-wrap items-center justify-between gap-4 px-2">
        <p className="text-caption text-muted">{texts.shown(sessions.length)}</p>
        {query.hasNextPage ? (
          <Button variant="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.earlier}
          </Button>
        ) : (
          !isFiltered(search) && <p className="text-caption text-muted">{texts.end}</p>
        )}
      </footer>
      {query.isFetchNextPageError && (
        <Notice tone="danger" title={texts.error.title} action={retry}>
          {texts.error.text}
        </Notice>
      )}
    </div>
  );
}

/** All sessions, newest first, with filters that stand in the address bar. */
export function SessionsPage() {
  const userId = useUserId();
  const navigate = useNavigate();
  const search = sessionsSearchSchema.parse(useSearch({ strict: false }));
  const devices = useQuery(devicesQueryOptions(userId)).data ?? [];
  const isOffline = useConnectionState() === 'offline';
  const lastSyncAt = useConnection((connection) => (isOffline ? connection.lastSyncAt : null));
  const newestPage = useInfiniteQuery(sessionsQueryOptions(userId, search)).data?.pages[0];
  // Without a single session there is nothing to choose from.
  const nothingYet = newestPage?.sessions.length === 0 && !isFiltered(search);
  useSessionsLive(userId);
  const timeZone = useQuery(profileQueryOptions(userId)).data?.time_zone ?? 'UTC';
  const asOf = lastSyncAt === null ? null : formatExactDate(lastSyncAt, { timeZone });
  const setSearch = (next: SessionsSearch) => void navigate({ to: paths.sessions, search: next, replace: true });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="grid grid-cols-1 gap-4">
        {isOffline && <Notice tone="attention">{texts.offline(asOf)}</Notice>}
        {!nothingYet && (
          <Card>
            <SessionFilters search={search} devices={devices} onChange={setSearch} />
          </Card>
        )}
        <Card>
          <Results userId={userId} search={search} onClear={() => setSearch({})} />
        </Card>
      </div>
    </Page>
  );
}
