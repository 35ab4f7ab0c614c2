import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useLocation,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type AuthSession, authSessionStore } from '#src/backend/auth-session.ts';
import { createQueryClient } from '#src/backend/query-client.ts';
import { Announcer } from '#src/ui/announcer.tsx';

export const testUserId = '7a5d3c1e-0000-4000-8000-000000000001';

/** Signs a person in for the component under test, without a backend. */
export function signInAs(session: Partial<Extract<AuthSession, { status: 'signed_in' }>> = {}): void {
  const signedIn = {
    status: 'signed_in',
    userId: testUserId,
    email: 'cedar@example.test',
    isAnonymous: false,
  } as const;
  authSessionStore.setState({ ...signedIn, ...session }, true);
}

/** A query client that doesn't try again: a test wants to see the failure. */
export function testQueryClient(): QueryClient {
  const client = createQueryClient();
  const defaults = client.getDefaultOptions();
  client.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, retry: false } });
  return client;
}

/** Renders a page at `/` of a router of its own; every other address says where the person was led. */
export async function renderPage(page: ReactNode, client: QueryClient = testQueryClient()) {
  const rootRoute = createRootRoute({
    component: () => (
      <>
        <Outlet />
        <Announcer />
      </>
    ),
  });
  const here = createRoute({ getParentRoute: () => rootRoute, path: '/', component: () => page });
  const elsewhere = createRoute({
    getParentRoute: () => rootRoute,
    path: '$',
    component: function Elsewhere() {
      return <p>Led to {useLocation().href}</p>;
    },
  });
  // jsdom has no scrolling; the router restores positions after each step.
  window.scrollTo = () => undefined;
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const router = createRouter({ routeTree: rootRoute.addChildren([here, elsewhere]), history });
  await router.load();
  const view = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return { ...view, client, router };
}
