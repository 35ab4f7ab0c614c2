import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supabase } from '#src/backend/client.ts';
import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import { AddEmailPanel } from './add-email-panel.tsx';
import { authTexts } from './auth.texts.ts';

const user = { id: 'u1', aud: 'authenticated', email: '', is_anonymous: true };
const session = {
  access_token: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1","exp":9999999999}')}.x`,
  refresh_token: 'r',
  token_type: 'bearer',
  expires_in: 3600,
  expires_at: 9_999_999_999,
  user,
};
let backend: FakeBackend;

beforeEach(async () => {
  backend = startFakeBackend();
  backend.on('POST /auth/v1/signup', () => session);
  await supabase.auth.signInAnonymously();
  signInAs({ email: null, isAnonymous: true });
});
afterEach(async () => {
  backend.on('POST /auth/v1/logout', () => ({}));
  await supabase.auth.signOut({ scope: 'local' });
  vi.unstubAllGlobals();
});

async function addAddress() {
  await renderPage(<AddEmailPanel />);
  await userEvent.type(await screen.findByLabelText(authTexts.signIn.email), 'me@example.test');
  await userEvent.click(screen.getByRole('button', { name: authTexts.addEmail.submit }));
}

test('an address is added and confirmed by its code; the account stays the same', async () => {
  backend.on('PUT /auth/v1/user', () => ({ ...user, new_email: 'me@example.test' }));
  backend.on('POST /auth/v1/verify', () => ({ ...session, user: { ...user, email: 'me@example.test' } }));
  await addAddress();
  expect(await screen.findByText(authTexts.addEmail.sent('me@example.test'))).toBeVisible();
  await userEvent.type(screen.getByLabelText(authTexts.mail.codeLabel), '123456');
  await waitFor(() => expect(backend.to('POST /auth/v1/verify')).toHaveLength(1));
  expect(backend.to('POST /auth/v1/verify')[0]?.body).toMatchObject({ token: '123456', type: 'email_change' });
  act(() => signInAs({ email: 'me@example.test', isAnonymous: false }));
  expect(await screen.findByText(authTexts.addEmail.done)).toBeVisible();
});

test('an address that has an account already is explained', async () => {
  backend.on('PUT /auth/v1/user', () => jsonResponse(422, { error_code: 'email_exists', msg: 'exists' }));
  await addAddress();
  expect(await screen.findByText(authTexts.addEmail.taken)).toBeVisible();
});

test('whoever has an address sees nothing of it', async () => {
  signInAs();
  await renderPage(<AddEmailPanel />);
  expect(screen.queryByText(authTexts.addEmail.title)).toBeNull();
});
