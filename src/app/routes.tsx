import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { restorePerson } from '#src/backend/offline/person-memory.ts';
import { paths } from '#src/config/paths.ts';
import { analyticsSearchSchema } from '#src/features/analytics/analytics.search.ts';
import type { ConfirmLinkParams } from '#src/features/auth/confirm-link-params.ts';
import { parseBreatheSearch } from '#src/features/breathe/breathe.search.ts';
import { sessionsSearchSchema } from '#src/features/sessions/sessions.search.ts';
import { CrashPage } from './error-pages.tsx';
import { requireNoAccount, requireSignedIn, requireSignedOut, welcomeOnce } from './guards.ts';
import { EntryLayout, NotFoundLayout, RootLayout, SignedInLayout } from './layouts.tsx';
import { PageSkeleton } from './page-skeleton.tsx';

export interface RouterContext {
  readonly queryClient: QueryClient;
  /** What the link that opened this tab held; `null` when it was no confirmation link. */
  readonly confirmLink: ConfirmLinkParams | null;
  /** Names this build. */
  readonly version: string;
}

const page = { errorComponent: CrashPage, pendingComponent: PageSkeleton } as const;

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundLayout,
  errorComponent: CrashPage,
});

const entryRoute = createRoute({ getParentRoute: () => rootRoute, id: 'entry', component: EntryLayout });

const nextSearchSchema = {
  parse: (search: Readonly<Record<string, unknown>>): { next?: string | undefined } => ({
    next: typeof search.next === 'string' ? search.next : undefined,
  }),
};
const signInRoute = createRoute({
  ...page,
  getParentRoute: () => entryRoute,
  path: paths.signIn,
  validateSearch: nextSearchSchema,
  beforeLoad: ({ search }) => requireSignedOut(search.next),
  component: lazyRouteComponent(() => import('./sign-in-route.tsx'), 'SignInRoute'),
});

// Also for guests who would like to read once more what is kept where.
const guestRoute = createRoute({
  ...page,
  getParentRoute: () => entryRoute,
  path: paths.guest,
  validateSearch: nextSearchSchema,
  beforeLoad: ({ search }) => requireNoAccount(search.next),
  component: lazyRouteComponent(() => import('./guest-route.tsx'), 'GuestRoute'),
});

const confirmRoute = createRoute({
  ...page,
  getParentRoute: () => entryRoute,
  path: paths.confirm,
  component: lazyRouteComponent(() => import('./confirm-route.tsx'), 'ConfirmRoute'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedInLayout,
  beforeLoad: async ({ context, location }) => {
    const userId = await requireSignedIn(location.href);
    if (userId !== guestId()) await restorePerson(context.queryClient, userId, context.version);
    return { userId };
  },
});

const welcomeRoute = createRoute({
  ...page,
  getParentRoute: () => signedInRoute,
  path: paths.welcome,
  validateSearch: nextSearchSchema,
  component: lazyRouteComponent(() => import('./welcome-route.tsx'), 'WelcomeRoute'),
});

// A device waits with a code that lives ten minutes: the welcome comes after.
const pairRoute = createRoute({
  ...page,
  getParentRoute: () => signedInRoute,
  path: paths.pair,
  component: lazyRouteComponent(() => import('./pair-route.tsx'), 'PairRoute'),
});

// Whoever signs up to bring their practice along does that before anything else.
const moveRoute = createRoute({
  ...page,
  getParentRoute: () => signedInRoute,
  path: paths.move,
  component: lazyRouteComponent(() => import('#src/features/portability/move/move-page.tsx'), 'MovePage'),
});

const settledRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'settled',
  beforeLoad: ({ context, location }) => welcomeOnce(context.queryClient, context.userId, location.href),
});

const todayRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.today,
  component: lazyRouteComponent(() => import('./today-route.tsx'), 'TodayRoute'),
});

const breatheRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.breathe,
  validateSearch: parseBreatheSearch,
  component: lazyRouteComponent(() => import('#src/features/breathe/breathe-page.tsx'), 'BreathePage'),
});

const analyticsRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.analytics,
  validateSearch: analyticsSearchSchema,
  component: lazyRouteComponent(() => import('./analytics-route.tsx'), 'AnalyticsRoute'),
});

const sessionsRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.sessions,
  validateSearch: sessionsSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/sessions/sessions-page.tsx'), 'SessionsPage'),
});

const sessionRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.session,
  component: lazyRouteComponent(() => import('#src/features/sessions/session-detail-page.tsx'), 'SessionDetailPage'),
});

const settingsRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.settings,
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
});

const importRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.import,
  component: lazyRouteComponent(() => import('#src/features/portability/import-page.tsx'), 'ImportPage'),
});

export const routeTree = rootRoute.addChildren([
  entryRoute.addChildren([signInRoute, guestRoute, confirmRoute]),
  signedInRoute.addChildren([
    welcomeRoute,
    pairRoute,
    moveRoute,
    settledRoute.addChildren([
      todayRoute,
      breatheRoute,
      analyticsRoute,
      sessionsRoute,
      sessionRoute,
      settingsRoute,
      importRoute,
    ]),
  ]),
]);
