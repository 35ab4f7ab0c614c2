import type { QueryClient } from '@tanstack/react-query';
import { act, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import type { ChannelHandlers } from '#src/backend/channel-port.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { type FakeBackend, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { signInAs, testQueryClient } from '#tests/support/render-page.tsx';
import { appTexts } from './app.texts.ts';
import { App } from './app.tsx';
import { takeLinkEntry } from './link-entry.ts';
import { createAppRouter } from './router.ts';

const channel = vi.hoisted(() => ({ topics: [] as string[], handlers: null as ChannelHandlers | null }));
vi.mock('#src/backend/channel-port.ts', () => ({
  supabaseChannelPort: () => ({
    open: async (topic: string, handlers: ChannelHandlers) => {
      channel.topics.push(topic);
      channel.handlers = handlers;
    },
    close: async () => undefined,
  }),
}));

// Pages are loaded when they are first shown, which may take a while on a busy machine.
configure({ asyncUtilTimeout: 4_000 });

let backend: FakeBackend;

beforeEach(() => {
  window.scrollTo = () => undefined;
  // jsdom has no scrolling.
  Element.prototype.scrollIntoView = () => undefined;
  channel.topics = [];
  backend = startFakeBackend();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on('GET /rest/v1/devices', () => []);
  authSessionStore.setState({ status: 'loading', userId: null, email: null, isAnonymous: false }, true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  delete document.documentElement.dataset.theme;
});

const signedOut = () =>
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);

function open(path: string, keep: (client: QueryClient) => void = () => undefined) {
  window.history.replaceState(null, '', path);
  const confirmLink = takeLinkEntry();
  const queryClient = testQueryClient();
  keep(queryClient);
  const router = createAppRouter({ queryClient, confirmLink, version: 'test' });
  render(<App queryClient={queryClient} router={router} />);
  return { queryClient, router };
}
const here = () => window.location.pathname + window.location.search + window.location.hash;

test('waits until it is known who is here, then asks a stranger to sign in and remembers the way', async () => {
  open('/analytics?range=week');
  expect(screen.queryByRole('heading')).toBeNull();
  act(signedOut);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(here()).toBe('/sign-in?next=%2Fanalytics%3Frange%3Dweek');
});

test('signing in, here or in another tab, leads on to the wanted page; signing out leads back', async () => {
  signedOut();
  open('/sign-in?next=%2Fpair');
  await screen.findByRole('heading', { name: 'Sign in' });
  act(() => signInAs());
  expect(await screen.findByRole('heading', { name: 'Connect a device' })).toBeVisible();
  expect(here()).toBe('/pair');
  act(signedOut);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('whoever leaves between the load and the first drawing is led to sign in', async () => {
  signInAs();
  window.history.replaceState(null, '', '/settings');
  const queryClient = testQueryClient();
  const router = createAppRouter({ queryClient, confirmLink: null, version: 'test' });
  await router.load();
  signedOut();
  render(<App queryClient={queryClient} router={router} />);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(here()).toBe('/sign-in?next=%2Fsettings');
});

test('a next that points elsewhere leads to the app itself', async () => {
  signInAs();
  backend.on('GET /rest/v1/profiles', () => aProfile({ onboarded_at: null }));
  open('/sign-in?next=https%3A%2F%2Fevil.example%2F');
  await screen.findByRole('heading', { name: 'What comes here, and what stays with you' });
  expect(window.location.host).not.toContain('evil');
  expect(here()).toBe('/welcome');
});

test('whoever is new is welcomed once, then led to where they were going', async () => {
  signInAs();
  backend.on('GET /rest/v1/profiles', () => aProfile({ onboarded_at: null }));
  backend.on('PATCH /rest/v1/profiles', unreachable);
  open('/settings#privacy');
  await userEvent.click(await screen.findByRole('button', { name: 'Skip all and start' }));
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(here()).toBe('/settings#privacy');
});

test('who was welcomed elsewhere is not welcomed again by what this browser kept', async () => {
  signInAs({ userId: 'u1' });
  backend.on('GET /rest/v1/profiles', () => aProfile({ user_id: 'u1', onboarded_at: '2026-11-01T08:00:00Z' }));
  open('/settings', (client) => {
    client.setQueryData(profileQueryOptions('u1').queryKey, aProfile({ user_id: 'u1', onboarded_at: null }));
  });
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(here()).toBe('/settings');
});

test('a profile that can’t be loaded stands in nobody’s way', async () => {
  signInAs();
  backend.on('GET /rest/v1/profiles', unreachable);
  open('/settings');
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the frame has the ways to every page, the connection in words, and listens for this person', async () => {
  signInAs({ userId: 'u1' });
  open('/pair');
  const nav = await screen.findByRole('navigation', { name: 'Main' });
  expect([...nav.querySelectorAll('a')].map((link) => link.textContent)).toEqual([
    'Today',
    'Breathe',
    'Analytics',
    'Sessions',
    'Settings',
  ]);
  await waitFor(() => expect(channel.topics).toEqual(['user:u1']));
  expect(screen.getByText(appTexts.connection.reconnecting.label)).toBeVisible();
  act(() => channel.handlers?.up());
  expect(await screen.findByText(appTexts.connection.live.label)).toBeVisible();
});

test('theme and motion follow the person’s choice as it changes elsewhere', async () => {
  signInAs();
  open('/pair');
  await screen.findByRole('heading', { name: 'Connect a device' });
  await waitFor(() => expect(channel.handlers).not.toBeNull());
  act(() => channel.handlers?.up());
  const row = somePreferences({ theme: 'dark', motion: 'reduced', version: 9 });
  await waitFor(() => {
    act(() => channel.handlers?.event({ name: 'preferences_changed', payload: { row } }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', motion: 'reduced' });
  });
});

test('an address that leads nowhere says so, with a way on', async () => {
  signInAs();
  open('/no/such/page');
  expect(await screen.findByText(appTexts.notFound.body)).toBeVisible();
  expect(screen.getByRole('link', { name: appTexts.notFound.action })).toHaveAttribute('href', '/');
});

test('the token of a mail leaves the address bar before anything is drawn, and the page still has it', async () => {
  signedOut();
  open(`/auth/confirm?token_hash=${'a'.repeat(56)}&type=email`);
  expect(here()).toBe('/auth/confirm');
  expect(await screen.findByRole('button', { name: 'Sign me in' })).toBeVisible();
});

test('a confirmation page opened without its link explains itself', async () => {
  signedOut();
  open('/auth/confirm');
  expect(await screen.findByRole('heading', { name: 'This link is not complete' })).toBeVisible();
});

test('the code of a device leaves the address bar and survives the sign-in', async () => {
  signedOut();
  open('/pair?code=bm-4f7k2m-9qx3td');
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(here()).toBe('/sign-in?next=%2Fpair');
  act(() => signInAs());
  expect(await screen.findByLabelText('Code')).toHaveValue('BM-4F7K2M-9QX3TD');
  expect(here()).toBe('/pair');
});
