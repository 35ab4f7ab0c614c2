/** The app as a guest meets it: every page but pairing, nothing that goes out, and an account before a guest. */
import 'fake-indexeddb/auto';
import { act, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { enqueue } from '#src/backend/offline/outbox.ts';
import { guestTexts } from '#src/features/guest/guest.texts.ts';
import { moveTexts } from '#src/features/portability/move/move.texts.ts';
import { settingsTexts } from '#src/features/settings/settings.texts.ts';
import { type FakeBackend, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aGuest, aSession, keepForGuest, noGuest } from '#tests/support/guests.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { signInAs, testQueryClient } from '#tests/support/render-page.tsx';
import { appTexts } from './app.texts.ts';
import { App } from './app.tsx';
import { createAppRouter } from './router.ts';

const channel = vi.hoisted(() => ({ topics: [] as string[] }));
vi.mock('#src/backend/channel-port.ts', () => ({
  supabaseChannelPort: () => ({
    open: async (topic: string) => void channel.topics.push(topic),
    close: async () => undefined,
  }),
}));
configure({ asyncUtilTimeout: 4_000 });

let backend: FakeBackend;

beforeEach(async () => {
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  channel.topics = [];
  backend = startFakeBackend();
  await noGuest();
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await noGuest();
  localStorage.clear();
  sessionStorage.clear();
});

function open(path: string): void {
  window.history.replaceState(null, '', path);
  const queryClient = testQueryClient();
  const router = createAppRouter({ queryClient, confirmLink: null, version: 'test' });
  render(<App queryClient={queryClient} router={router} />);
}
const here = () => window.location.pathname + window.location.search;

test('from the sign-in page into the app, without a request', async () => {
  open('/sign-in?next=%2Fsessions');
  await userEvent.click(await screen.findByRole('link', { name: guestTexts.entry.title }));
  expect(here()).toBe('/guest?next=%2Fsessions');
  await userEvent.click(await screen.findByRole('button', { name: guestTexts.entry.look }));
  expect(await screen.findByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible();
  expect(here()).toBe('/sessions');
  expect(await screen.findByText(appTexts.connection.here.label)).toBeInTheDocument();
  expect(backend.requests).toEqual([]);
  expect(channel.topics).toEqual([]);
});

test('today without a welcome; what another tab keeps shows up by itself', async () => {
  await aGuest();
  open('/');
  expect(await screen.findByRole('heading', { name: 'Here your tree will grow' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Pair your editor' })).toBeNull();
  const session = await aSession('d0000000-0000-4000-8000-00000000000a', 1, 0);
  await keepForGuest(() => ({ sessions: [session] }));
  expect(await screen.findByRole('heading', { name: 'Recent sessions' })).toBeVisible();
  expect(backend.requests).toEqual([]);
});

test('settings have a section of this browser in the place of the account', async () => {
  await aGuest();
  open('/settings');
  expect(await screen.findByRole('region', { name: guestTexts.section.title })).toHaveAttribute('id', 'account');
  expect(screen.queryByRole('button', { name: settingsTexts.account.signOut })).toBeNull();
  expect(screen.getByRole('link', { name: guestTexts.section.title })).toBeVisible();
  expect(await screen.findByText(guestTexts.devices.body)).toBeVisible();
  await waitFor(() => expect(screen.queryByLabelText(settingsTexts.profile.name)).not.toBeNull());
  expect(screen.queryByRole('switch', { name: settingsTexts.privacy.live })).toBeNull();
});

test('pairing explains itself', async () => {
  await aGuest();
  open('/pair');
  expect(await screen.findByText(guestTexts.pair.body)).toBeVisible();
});

test('a guest may sign in, and then has an account; what was left here is told', async () => {
  const id = await aGuest();
  const session = await aSession('d0000000-0000-4000-8000-00000000000a', 1, 0);
  await keepForGuest(() => ({ sessions: [session] }));
  open('/sign-in');
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  act(() => signInAs());
  expect(await screen.findByText(moveTexts.left.body)).toBeVisible();
  expect(guestId()).toBe(id);
  expect(backend.requests.length).toBeGreaterThan(0);
});

test('the language stays on the way into an account that has chosen none', async () => {
  await aGuest();
  localStorage.setItem('bm.language', 'es');
  backend.on('GET /rest/v1/profiles', () => aProfile());
  let language: 'system' | 'en' = 'system';
  backend.on('GET /rest/v1/preferences', () => somePreferences({ language, theme: 'dark' }));
  signInAs();
  open('/pair');
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  expect(localStorage.getItem('bm.language')).toBe('es');
  language = 'en';
  open('/pair');
  await waitFor(() => expect(localStorage.getItem('bm.language')).toBe('en'));
});

test('whoever has an account has no business on the way in', async () => {
  signInAs();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  open('/guest?next=%2Fpair');
  expect(await screen.findByRole('heading', { name: 'Connect a device' })).toBeVisible();
});

test('forgotten here or in another tab, nobody is a guest any more', async () => {
  await aGuest();
  open('/settings');
  await screen.findByRole('region', { name: guestTexts.section.title });
  await guestVault().forget();
  act(() => {
    localStorage.removeItem('bm.guest');
    authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
  });
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('nothing of a guest waits in the outbox', async () => {
  const userId = await aGuest();
  await expect(enqueue({ userId, kind: 'preferences', slot: 'theme', payload: {} })).rejects.toThrow();
});
