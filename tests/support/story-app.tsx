import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { waitFor } from 'storybook/test';
import { routeTree } from '#src/app/routes.tsx';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { type ConnectionState, connectionStore } from '#src/backend/connection-store.ts';
import { type Answer, fakeAnswer, fakeRequest } from './fake-fetch.ts';
import { signInAs, testQueryClient } from './render-page.tsx';
import { type StoryPerson, storyAnswers } from './story-answers.ts';

export interface StoryAppProps {
  /** Where the app is opened. */
  readonly href: string;
  /** Who is signed in; nobody when left out. */
  readonly person?: StoryPerson | undefined;
  /** Answers of its own to "METHOD /path". */
  readonly answers?: Readonly<Record<string, Answer>> | undefined;
  readonly connection?: ConnectionState | undefined;
}

/** An answer that never comes. */
export const pending: Answer = () => new Promise(() => undefined);
/** An answer that says the server has failed. */
export const failing: Answer = () => Response.json({ code: 'P0001', message: 'failed' }, { status: 400 });
/** What happens without a network. */
export const offline: Answer = () => {
  throw new TypeError('Failed to fetch');
};

/** What stands where something is still to come: skeletons, places that are held, drawings without lines. */
const stillToCome = '.skeleton-glow, [data-pending], svg:empty';

/** For a story's `play`: waits until the page has come and nothing in it is loading any more. */
export const settled = ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> =>
  waitFor(
    () => {
      const loading = canvasElement.querySelector(stillToCome) !== null;
      if (loading || canvasElement.querySelector('h1') === null) throw new Error('The page is still loading.');
    },
    { timeout: 15_000 },
  );

/** For a story's `play`: waits until the page has come, with what it shows while it loads. */
export const loading = ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> =>
  waitFor(
    () => {
      const both = canvasElement.querySelector('h1') !== null && canvasElement.querySelector('.skeleton-glow') !== null;
      if (!both) throw new Error('The page does not say that it is loading.');
    },
    { timeout: 15_000 },
  );

let answers: ReadonlyMap<string, Answer> = new Map();
const realFetch = window.fetch;
window.fetch = (input, init) => {
  const request = fakeRequest(new URL(input instanceof Request ? input.url : input, window.location.href), init);
  return /^\/(rest|auth|functions)\/v1\//.test(request.path) ? fakeAnswer(answers, request) : realFetch(input, init);
};

function open({ href, person, answers: own = {}, connection = 'live' }: StoryAppProps) {
  answers = new Map([...storyAnswers(person ?? 'new'), ...Object.entries(own)]);
  if (person === undefined) {
    authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
  } else signInAs();
  connectionStore.setState({ state: connection, lastSyncAt: connection === 'offline' ? null : Date.now() });
  const queryClient = testQueryClient();
  const router = createRouter({
    routeTree,
    // A version of its own, so that nothing of an earlier story is remembered.
    context: { queryClient, confirmLink: null, version: crypto.randomUUID() },
    history: createMemoryHistory({ initialEntries: [href] }),
    defaultPendingMs: 200,
  });
  return { queryClient, router };
}

/** The real app at one address, with answers prepared instead of a backend. */
export function StoryApp(props: StoryAppProps) {
  const [{ queryClient, router }] = useState(() => open(props));
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>
  );
}
