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
import { Announcer } from '#src/ui/announcer.tsx';
import { Toaster } from '#src/ui/toast.tsx';
import { testQueryClient } from './render-page.tsx';

/** Renders a page at its own path, for pages that read the address bar; every other address says where one was led. */
export async function renderAt(
  page: ReactNode,
  { path, href = path, client = testQueryClient() }: { path: string; href?: string; client?: QueryClient },
) {
  const rootRoute = createRootRoute({
    component: () => (
      <>
        <Outlet />
        <Announcer />
        <Toaster />
      </>
    ),
  });
  const here = createRoute({ getParentRoute: () => rootRoute, path, component: () => page });
  const elsewhere = createRoute({
    getParentRoute: () => rootRoute,
    path: '$',
    component: function Elsewhere() {
      return <p>Led to {useLocation().href}</p>;
    },
  });
  // jsdom has no scrolling; the router restores positions after each step.
  window.scrollTo = () => undefined;
  const history = createMemoryHistory({ initialEntries: [href] });
  const router = createRouter({ routeTree: rootRoute.addChildren([here, elsewhere]), history });
  await router.load();
  const view = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return { ...view, client, router };
}
