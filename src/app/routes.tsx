import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, useNavigate } from '@tanstack/react-router';
import * as z from 'zod';
import { paths } from '#src/config/paths.ts';
import { analyticsSearchSchema } from '#src/features/analytics/analytics.search.ts';
import type { ConfirmLinkParams } from '#src/features/auth/confirm-link-params.ts';
import { sessionsSearchSchema } from '#src/features/sessions/sessions.search.ts';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import { locationOf, requireSignedIn, requireSignedOut, welcomeOnce } from './guards.ts';
import { EntryLayout, RootLayout, SignedInLayout } from './layouts.tsx';
import { PageSkeleton } from './page-skeleton.tsx';

export interface RouterContext {
  readonly queryClient: QueryClient;
  /** What the link that opened this tab held; `null` when it was no confirmation link. */
  readonly confirmLink: ConfirmLinkParams | null;
}

const page = { errorComponent: CrashPage, pendingComponent: PageSkeleton } as const;

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const entryRoute = createRoute({ getParentRoute: () => rootRoute, id: 'entry', component: EntryLayout });

const SignInPage = lazyRouteComponent(() => import('#src/features/auth/sign-in-page.tsx'), 'SignInPage');
const signInSearchSchema = z.object({ next: z.string().optional().catch(undefined) });
const signInRoute = createRoute({
  ...page,
  getParentRoute: () => entryRoute,
  path: paths.signIn,
  validateSearch: signInSearchSchema,
  beforeLoad: ({ search }) => requireSignedOut(search.next),
  component: function SignInRoute() {
    return <SignInPage next={signInRoute.useSearch().next} />;
  },
});

const ConfirmPage = lazyRouteComponent(() => import('#src/features/auth/confirm-page.tsx'), 'ConfirmPage');
const confirmRoute = createRoute({
  ...page,
  getParentRoute: () => entryRoute,
  path: paths.confirm,
  component: function ConfirmRoute() {
    const { confirmLink } = confirmRoute.useRouteContext();
    const navigate = useNavigate();
    return (
      <ConfirmPage
        params={confirmLink ?? { kind: 'damaged' }}
        onConfirmed={(next) => void navigate({ ...locationOf(next), replace: true })}
      />
    );
  },
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedInLayout,
  beforeLoad: async ({ location }) => ({ userId: await requireSignedIn(location.href) }),
});

const WelcomePage = lazyRouteComponent(() => import('#src/features/onboarding/welcome-page.tsx'), 'WelcomePage');
const welcomeRoute = createRoute({
  ...page,
  getParentRoute: () => signedInRoute,
  path: paths.welcome,
  component: function WelcomeRoute() {
    const navigate = useNavigate();
    return <WelcomePage onDone={() => void navigate({ to: paths.today, replace: true })} />;
  },
});

// A device waits with a code that lives ten minutes: the welcome comes after.
const pairRoute = createRoute({
  ...page,
  getParentRoute: () => signedInRoute,
  path: paths.pair,
  component: lazyRouteComponent(() => import('#src/features/devices/pair-page.tsx'), 'PairPage'),
});

const settledRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'settled',
  beforeLoad: ({ context }) => welcomeOnce(context.queryClient, context.userId),
});

const todayRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.today,
  component: lazyRouteComponent(() => import('#src/features/dashboard/dashboard-page.tsx'), 'DashboardPage'),
});

const analyticsRoute = createRoute({
  ...page,
  getParentRoute: () => settledRoute,
  path: paths.analytics,
  validateSearch: analyticsSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/analytics/analytics-page.tsx'), 'AnalyticsPage'),
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

export const routeTree = rootRoute.addChildren([
  entryRoute.addChildren([signInRoute, confirmRoute]),
  signedInRoute.addChildren([
    welcomeRoute,
    pairRoute,
    settledRoute.addChildren([todayRoute, analyticsRoute, sessionsRoute, sessionRoute, settingsRoute]),
  ]),
]);
