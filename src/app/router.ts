import { createHashHistory, createRouter } from '@tanstack/react-router';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { pagesInFragment } from '#src/config/page-address.ts';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { type RouterContext, routeTree } from './routes.tsx';

/** The app's router. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    ...(pagesInFragment && { history: createHashHistory() }),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPage,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 200,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

/** For whom the pages that stand were loaded. */
function loadedFor({ state }: AppRouter): string | null {
  return state.matches.map(({ context }) => ('userId' in context ? context.userId : null)).find(Boolean) ?? null;
}

/** Has the guards asked again whenever the person changes, in this tab or another. Returns the stop function. */
export function followSession(router: AppRouter): () => void {
  const { status, userId } = authSessionStore.getState();
  const isLoaded = router.state.resolvedLocation !== undefined;
  // They may have changed since the pages were loaded.
  if (isLoaded && status !== 'loading' && userId !== loadedFor(router)) void router.invalidate();
  return authSessionStore.subscribe((now, before) => {
    if (before.status !== 'loading' && now.userId !== before.userId) void router.invalidate();
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
