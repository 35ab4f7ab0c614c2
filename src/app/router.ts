import { createRouter } from '@tanstack/react-router';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { type RouterContext, routeTree } from './routes.tsx';

/** The app's router. It asks its guards again whenever the person changes, in this tab or another. */
export function createAppRouter(context: RouterContext) {
  const router = createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPage,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 200,
  });
  authSessionStore.subscribe((now, before) => {
    if (before.status !== 'loading' && now.userId !== before.userId) void router.invalidate();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
