import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeLinkEntry } from './app/link-entry.ts';
import { createAppRouter } from './app/router.ts';
import { recheckSession, startAuthSession } from './backend/auth-session.ts';
import { ownTask } from './backend/own-task.ts';
import { createQueryClient } from './backend/query-client.ts';
import { startLanguage } from './language/language.ts';
import './ui/styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app: an element with the id "root" is missing.');

const confirmLink = takeLinkEntry();
const queryClient = createQueryClient(recheckSession);
startAuthSession(queryClient);
/** Draws the app in steps that leave a phone room to answer; what index.html has painted stays until there is a page. */
async function start(place: HTMLElement): Promise<void> {
  await startLanguage({ es: async () => (await import('./app/spanish.ts')).spanish });
  await ownTask();
  // The entry's address carries a hash of all the code below it.
  const router = createAppRouter({ queryClient, confirmLink, version: import.meta.url });
  await router.load();
  startTransition(() =>
    createRoot(place).render(
      <StrictMode>
        <App queryClient={queryClient} router={router} />
      </StrictMode>,
    ),
  );
}
void start(root);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    void import('./app/service-worker-registration.ts').then(({ startServiceWorker }) => startServiceWorker());
  });
}
