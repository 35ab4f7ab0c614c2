import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { onLanguageChange, useLanguage } from '#src/language/language.ts';
import { type AppRouter, followSession } from './router.ts';

interface AppProps {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
}

/** The language as state; the field that changed it has the focus again when everything is drawn anew. */
function useSpokenLanguage() {
  const language = useLanguage();
  const focused = useRef('');
  useEffect(
    () =>
      onLanguageChange(() => {
        focused.current = document.activeElement?.id ?? '';
      }),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of language that takes the focus away.
  useEffect(() => {
    // The new page takes the focus to its heading as it mounts; the field comes after it.
    const frame = requestAnimationFrame(() => document.getElementById(focused.current)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [language]);
  return language;
}

/** The whole app. Texts are read as they are drawn, so every page is drawn anew when the language changes. */
export function App({ queryClient, router }: AppProps) {
  const language = useSpokenLanguage();
  useEffect(() => followSession(router), [router]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={language} router={router} />
    </QueryClientProvider>
  );
}
