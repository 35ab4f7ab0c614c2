import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import type { ChannelHandlers } from '#src/backend/channel-port.ts';
import { applyLanguage, startLanguage } from '#src/language/language.ts';
import { type FakeBackend, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile, somePreferences } from '#tests/support/people.ts';
import { signInAs, testQueryClient } from '#tests/support/render-page.tsx';
import { App } from './app.tsx';
import { createAppRouter } from './router.ts';
import { spanish } from './spanish.ts';

const channel = vi.hoisted(() => ({ handlers: null as ChannelHandlers | null }));
vi.mock('#src/backend/channel-port.ts', () => ({
  supabaseChannelPort: () => ({
    open: async (_topic: string, handlers: ChannelHandlers) => {
      channel.handlers = handlers;
    },
    close: async () => undefined,
  }),
}));

// Pages are loaded when they are first shown, which may take a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

let backend: FakeBackend;
const html = document.documentElement;
const preferencesRoute = 'PATCH /rest/v1/preferences';

beforeEach(async () => {
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  channel.handlers = null;
  backend = startFakeBackend();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on('GET /rest/v1/devices', () => [
    aDevice({ last_seen_at: new Date(Date.now() - 24 * 3_600_000).toISOString() }),
  ]);
  backend.on('GET /rest/v1/imports', () => []);
  backend.on(preferencesRoute, ({ body }) => somePreferences({ ...(body as object), version: 2 }));
  await startLanguage({ es: async () => spanish });
});
afterEach(async () => {
  // An app that stands would go back to its person's language.
  cleanup();
  await applyLanguage('en');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

async function open(path: string) {
  window.history.replaceState(null, '', path);
  const queryClient = testQueryClient();
  const router = createAppRouter({ queryClient, confirmLink: null, version: 'test' });
  render(<App queryClient={queryClient} router={router} />);
}

test('Spanish gathers every catalogue that there is', () => {
  const files = globSync('src/**/*.texts.es.ts', { cwd: join(import.meta.dirname, '../..') });
  expect(Object.keys(spanish).sort()).toEqual(files.map((file) => basename(file, '.texts.es.ts')).sort());
  expect(Object.values(spanish).every((texts) => typeof texts === 'object')).toBe(true);
});

test('settings, Español: the whole page speaks Spanish at once, its dates too, and the field keeps the focus', async () => {
  signInAs();
  await open('/settings');
  const field = await screen.findByLabelText('Language');
  expect(
    within(field)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['As the browser', 'English', 'Español']);
  expect(await screen.findByText(/^yesterday, /)).toBeVisible();
  field.focus();
  await userEvent.selectOptions(field, 'es');

  const spoken = await screen.findByLabelText('Idioma');
  expect(spoken).toHaveValue('es');
  await waitFor(() => expect(spoken).toHaveFocus());
  expect(screen.getByRole('heading', { name: 'Ajustes', level: 1 })).toBeVisible();
  expect(document.title).toBe('Ajustes · Breath Master');
  expect(html.lang).toBe('es');
  expect(await screen.findByText(/^ayer, /)).toBeVisible();
  const nav = screen.getByRole('navigation', { name: 'Principal' });
  expect([...nav.querySelectorAll('a')].map((link) => link.textContent)).toEqual([
    'Hoy',
    'Respirar',
    'Análisis',
    'Sesiones',
    'Ajustes',
  ]);
  await waitFor(() => expect(backend.to(preferencesRoute).map(({ body }) => body)).toEqual([{ language: 'es' }]));

  await userEvent.selectOptions(screen.getByLabelText('Idioma'), 'en');
  expect(await screen.findByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  expect(html.lang).toBe('en');
});

test('a language that was chosen elsewhere shows here', async () => {
  signInAs();
  await open('/pair');
  await screen.findByRole('heading', { name: 'Connect a device' });
  await waitFor(() => expect(channel.handlers).not.toBeNull());
  act(() => channel.handlers?.up());
  const row = somePreferences({ language: 'es', version: 9 });
  act(() => channel.handlers?.event({ name: 'preferences_changed', payload: { row } }));
  expect(await screen.findByRole('heading', { name: 'Conectar un dispositivo' })).toBeVisible();
});

test('before there is an account, the choice holds in this browser and moves into the account', async () => {
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
  await open('/sign-in');
  await screen.findByRole('heading', { name: 'Sign in' });
  await userEvent.click(await screen.findByRole('button', { name: 'Español' }));
  expect(await screen.findByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  const group = await screen.findByRole('group', { name: 'Idioma' });
  expect(within(group).getByRole('button', { pressed: true })).toHaveTextContent('Español');
  expect(localStorage.getItem('bm.language')).toBe('es');
  expect(backend.to(preferencesRoute)).toEqual([]);

  act(() => signInAs());
  await waitFor(() => expect(backend.to(preferencesRoute).map(({ body }) => body)).toEqual([{ language: 'es' }]));
  expect(html.lang).toBe('es');
});

test('a browser that keeps nothing changes the language all the same', async () => {
  // The other things that pages keep have tests of their own.
  const { setItem, removeItem } = Storage.prototype;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    if (key.startsWith('bm.language')) throw new DOMException('refused', 'SecurityError');
    setItem.call(this, key, value);
  });
  vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(function (this: Storage, key) {
    if (key.startsWith('bm.language')) throw new DOMException('refused', 'SecurityError');
    removeItem.call(this, key);
  });
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
  await open('/sign-in');
  await userEvent.click(await screen.findByRole('button', { name: 'Español' }));
  expect(await screen.findByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  act(() => signInAs());
  // The account says "system", and this browser asks for English.
  expect(await screen.findByRole('navigation', { name: 'Main' })).toBeVisible();
});
