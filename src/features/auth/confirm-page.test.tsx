import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import { authTexts } from './auth.texts.ts';
import type { ConfirmLinkParams } from './confirm-link-params.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { rememberNext } from './next-memory.ts';

const tokenHash = 'f'.repeat(56);
const link: ConfirmLinkParams = { kind: 'link', link: { tokenHash, type: 'email' } };
const session = {
  access_token: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1","exp":9999999999}')}.x`,
  refresh_token: 'r',
  token_type: 'bearer',
  expires_in: 3600,
  expires_at: 9_999_999_999,
  user: { id: 'u1', aud: 'authenticated', email: 'me@example.test' },
};

let backend: FakeBackend;

beforeEach(() => {
  backend = startFakeBackend();
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
});
afterEach(async () => {
  backend.on('POST /auth/v1/logout', () => ({}));
  await supabase.auth.signOut({ scope: 'local' });
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('opening the page uses nothing up; the one button signs in and leads on', async () => {
  backend.on('POST /auth/v1/verify', () => session);
  rememberNext('/pair');
  const onConfirmed = vi.fn();
  await renderPage(<ConfirmPage params={link} onConfirmed={onConfirmed} />);
  const button = await screen.findByRole('button');
  expect(backend.requests).toEqual([]);
  await userEvent.click(button);
  await waitFor(() => expect(onConfirmed).toHaveBeenCalledWith('/pair'));
  expect(backend.to('POST /auth/v1/verify')[0]?.body).toMatchObject({ token_hash: tokenHash, type: 'email' });
});

test('a confirmed new address leads back to the account', async () => {
  backend.on('POST /auth/v1/verify', () => session);
  const onConfirmed = vi.fn();
  const params: ConfirmLinkParams = { kind: 'link', link: { tokenHash, type: 'email_change' } };
  await renderPage(<ConfirmPage params={params} onConfirmed={onConfirmed} />);
  await userEvent.click(await screen.findByRole('button', { name: authTexts.confirm.emailChangeSubmit }));
  await waitFor(() => expect(onConfirmed).toHaveBeenCalledWith('/settings#account'));
});

test('a used or expired link is explained, with a way to a new one', async () => {
  backend.on('POST /auth/v1/verify', () => jsonResponse(403, { error_code: 'otp_expired', msg: 'expired' }));
  await renderPage(<ConfirmPage params={link} onConfirmed={vi.fn()} />);
  await userEvent.click(await screen.findByRole('button', { name: authTexts.confirm.submit }));
  expect(await screen.findByRole('heading', { name: authTexts.link.expired.title })).toBeVisible();
  expect(screen.getByRole('link', { name: authTexts.link.again })).toHaveAttribute('href', '/sign-in');
});

test('whoever is signed in already is told so', async () => {
  signInAs();
  await renderPage(<ConfirmPage params={{ kind: 'expired' }} onConfirmed={vi.fn()} />);
  expect(await screen.findByText(authTexts.link.signedInAlready)).toBeVisible();
  expect(screen.getByRole('link', { name: authTexts.link.today })).toHaveAttribute('href', '/');
});

test('a damaged link points to the code and to a new mail', async () => {
  await renderPage(<ConfirmPage params={{ kind: 'damaged' }} onConfirmed={vi.fn()} />);
  expect(await screen.findByRole('heading', { name: authTexts.link.damaged.title })).toBeVisible();
  expect(screen.getByRole('link', { name: authTexts.link.again })).toBeVisible();
});

test('without the server the link is kept for another try', async () => {
  backend.on('POST /auth/v1/verify', unreachable);
  const onConfirmed = vi.fn();
  await renderPage(<ConfirmPage params={link} onConfirmed={onConfirmed} />);
  const button = await screen.findByRole('button', { name: authTexts.confirm.submit });
  await userEvent.click(button);
  expect(await screen.findByText(/can’t reach the server/)).toBeVisible();
  backend.on('POST /auth/v1/verify', () => session);
  await userEvent.click(button);
  await waitFor(() => expect(onConfirmed).toHaveBeenCalledWith('/'));
});
