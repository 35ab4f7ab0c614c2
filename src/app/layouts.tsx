import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { ChartColumn, ListTree, Settings2, Sun, Wind } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { actsAs, useAuthSession } from '#src/backend/auth-session.ts';
import { startOutbox } from '#src/backend/offline/outbox.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import { rememberPerson } from '#src/backend/offline/person-memory.ts';
import { startPersonSync } from '#src/backend/person/person-sync.ts';
import { onUserReconnected, startUserChannel } from '#src/backend/user-channel.ts';
import { paths } from '#src/config/paths.ts';
import { Announcer } from '#src/ui/announcer.tsx';
import { Drawing } from '#src/ui/drawings.tsx';
import { AppShell, type NavLinkProps } from '#src/ui/shell.tsx';
import { Toaster } from '#src/ui/toast.tsx';
import { whenRested } from '#src/ui/when-rested.ts';
import { appTexts } from './app.texts.ts';
import { ConnectionStatus } from './connection-status.tsx';
import { NotFoundPage } from './error-pages.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { paintedHeading } from './painted-heading.ts';
import { replays } from './replays.ts';
import { updatesStore } from './updates-store.ts';
import { useAppliedPreferences } from './use-applied-preferences.ts';

const routerLink = (to: string, props: NavLinkProps): ReactNode => <Link to={to} {...props} />;

/** Around everything: what speaks up and what answers. */
export function RootLayout() {
  return (
    <>
      <Outlet />
      <Announcer />
      <Toaster />
    </>
  );
}

const EntryLanguage = lazy(async () => ({ default: (await import('./language-choice.tsx')).LanguageChoice }));

/** The frame of pages for whoever isn't signed in: no navigation, one narrow column. */
export function EntryLayout() {
  return (
    <AppShell nav={[]} renderLink={routerLink} home={paths.signIn}>
      <div className="mx-auto grid w-full max-w-md gap-2 pt-2 sm:pt-8">
        <Drawing name="seed" className="mx-auto" />
        <div className="rounded-card bg-surface p-4 shadow-card sm:p-8">
          <Outlet />
        </div>
        <Suspense>
          <EntryLanguage />
        </Suspense>
      </div>
    </AppShell>
  );
}

/** The frame around an address that leads nowhere. */
export function NotFoundLayout() {
  return (
    <AppShell nav={[]} renderLink={routerLink} home={paths.today}>
      <NotFoundPage />
    </AppShell>
  );
}

const navItems = [
  { name: 'today', icon: <Sun /> },
  { name: 'breathe', icon: <Wind /> },
  { name: 'analytics', icon: <ChartColumn /> },
  { name: 'sessions', icon: <ListTree /> },
  { name: 'settings', icon: <Settings2 /> },
] as const;

const isWithin = (pathname: string, to: string): boolean =>
  to === paths.today ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);

/** The frame of every signed-in page; as long as it stands, this tab is kept current. */
export function SignedInLayout() {
  const { userId, status } = useAuthSession();
  // The guard is about to lead elsewhere; pages of the person who left must not be drawn again.
  return userId === null ? null : <PersonFrame key={userId} userId={userId} isGuest={status === 'guest'} />;
}

const Notes = lazy(async () => ({ default: (await import('./notes.tsx')).Notes }));

function useAnythingToSay(): boolean {
  const entries = outboxStore((state) => state.entries.length);
  const update = updatesStore((state) => state.open !== null);
  return entries > 0 || update;
}

function followGuest(client: QueryClient, userId: string): () => void {
  let stop: (() => void) | undefined;
  let isOver = false;
  void import('#src/backend/guest/guest-session.ts').then((module) => {
    if (!isOver) stop = module.followGuest(client, userId);
  });
  return () => {
    isOver = true;
    stop?.();
  };
}

const channelRestMs = 800;

function followAccount(client: QueryClient, userId: string, version: string): () => void {
  const stopMemory = rememberPerson(client, userId, version);
  const outbox = startOutbox({ client, userId, replays, maySend: () => actsAs(userId) });
  const stopWaking = onUserReconnected(outbox.wake);
  const stopSync = startPersonSync(client, userId);
  // What is on the page comes first; the channel loads again whatever has changed before it stands.
  let stopChannel: (() => void) | undefined;
  const callOff = whenRested(() => (stopChannel = startUserChannel(userId)), channelRestMs);
  return () => {
    callOff();
    stopChannel?.();
    stopSync();
    stopWaking();
    outbox.stop();
    stopMemory();
  };
}

let visitBegan = false;

/** The first page of a visit is drawn in small steps behind its skeleton: in one it would hold a phone up for long. */
function InSteps({ children }: { readonly children: ReactNode }) {
  const isDrawn = useDeferredValue(true, visitBegan);
  const [heading] = useState(paintedHeading);
  useEffect(() => {
    visitBegan = true;
  }, []);
  return isDrawn ? children : <PageSkeleton heading={heading} />;
}

function PersonFrame({ userId, isGuest }: { readonly userId: string; readonly isGuest: boolean }) {
  const client = useQueryClient();
  const { pathname } = useLocation();
  const { version } = useRouter().options.context;
  useAppliedPreferences(userId);
  // While somebody breathes there is nothing but the breath.
  const anythingToSay = useAnythingToSay() && pathname !== paths.breathe;
  useEffect(
    () => (isGuest ? followGuest(client, userId) : followAccount(client, userId, version)),
    [client, userId, isGuest, version],
  );

  const nav = navItems.map(({ name, icon }) => {
    const to = paths[name];
    return { to, label: appTexts.nav[name], icon, current: isWithin(pathname, to) };
  });
  return (
    <AppShell nav={nav} renderLink={routerLink} home={paths.today} status={<ConnectionStatus />}>
      {anythingToSay && (
        <Suspense>
          <Notes />
        </Suspense>
      )}
      <InSteps>
        <Outlet />
      </InSteps>
    </AppShell>
  );
}
