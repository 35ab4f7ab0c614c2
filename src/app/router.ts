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

/** Has the guards asked again whenever the person changes, in this tab or another. Returns the stop function. */
export function followSession(router: AppRouter): () => void {
  return authSessionStore.subscribe((now, before) => {
    if (before.status !== 'loading' && now.userId !== before.userId) void router.invalidate();
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
