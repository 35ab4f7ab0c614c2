import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type AppRouter, followSession } from './router.ts';

interface AppProps {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
}

/** The whole app. */
export function App({ queryClient, router }: AppProps) {
  useEffect(() => followSession(router), [router]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
