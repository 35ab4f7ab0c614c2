import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeLinkEntry } from './app/link-entry.ts';
import { createAppRouter } from './app/router.ts';
import { recheckSession, startAuthSession } from './backend/auth-session.ts';
import { createQueryClient } from './backend/query-client.ts';
import { startLanguage } from './language/language.ts';
import './ui/styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app: an element with the id "root" is missing.');

const confirmLink = takeLinkEntry();
const queryClient = createQueryClient(recheckSession);
startAuthSession(queryClient);
// The entry's address carries a hash of all the code below it.
const router = createAppRouter({ queryClient, confirmLink, version: import.meta.url });

const app = (
  <StrictMode>
    <App queryClient={queryClient} router={router} />
  </StrictMode>
);

// What index.html has painted stays until there is a page to draw over it, in steps that leave a phone room to answer.
void startLanguage({ es: async () => (await import('./app/spanish.ts')).spanish })
  .then(() => router.load())
  .then(() => startTransition(() => createRoot(root).render(app)));

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    void import('./app/service-worker-registration.ts').then(({ startServiceWorker }) => startServiceWorker());
  });
}
