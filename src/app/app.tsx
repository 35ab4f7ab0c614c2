import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLanguage } from '#src/language/language.ts';
import { type AppRouter, followSession } from './router.ts';

interface AppProps {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
}

/** The whole app. Every page is drawn anew when the language changes: texts are read as they are drawn. */
export function App({ queryClient, router }: AppProps) {
  const language = useLanguage();
  useEffect(() => followSession(router), [router]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={language} router={router} />
    </QueryClientProvider>
  );
}
