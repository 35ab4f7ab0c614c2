import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supabase } from '#src/backend/client.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { renderPage } from '#tests/support/render-page.tsx';
import { authTexts } from './auth.texts.ts';
import { SignInPage } from './sign-in-page.tsx';

const tokens = {
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
  backend.on('POST /auth/v1/otp', () => ({}));
});
afterEach(async () => {
  vi.useRealTimers();
  backend.on('POST /auth/v1/logout', () => ({}));
  await supabase.auth.signOut({ scope: 'local' });
  vi.unstubAllGlobals();
  localStorage.clear();
});

const email = () => screen.findByLabelText(authTexts.signIn.email);
const send = () => screen.getByRole('button', { name: authTexts.signIn.submit });

async function askForMail(address = ' me@example.test ') {
  const user = userEvent.setup();
  await renderPage(<SignInPage next="/settings" />);
  await user.type(await email(), address);
  await user.click(send());
  return user;
}

test('says what is kept and what never is', async () => {
  await renderPage(<SignInPage next={undefined} />);
  expect(await screen.findByText(authTexts.signIn.kept)).toBeVisible();
  expect(screen.getByText(authTexts.signIn.never)).toBeVisible();
});

test('asks for an address before it sends anything', async () => {
  const user = userEvent.setup();
  await renderPage(<SignInPage next={undefined} />);
  await email();
  await user.click(send());
  expect(await screen.findByText(authTexts.signIn.emailMissing)).toBeVisible();
  await user.type(await email(), 'not an address');
  await user.click(send());
  expect(await screen.findByText(authTexts.signIn.emailInvalid)).toBeVisible();
  expect(await email()).toHaveAttribute('aria-invalid', 'true');
  expect(backend.requests).toEqual([]);
});

test('sends the mail and shows where, with a way back that keeps the address', async () => {
  const user = await askForMail();
  expect(await screen.findByText(authTexts.mail.sentTo('me@example.test'))).toBeVisible();
  expect(backend.to('POST /auth/v1/otp')[0]?.body).toMatchObject({
    email: 'me@example.test',
    data: { language: 'en' },
  });
  expect(backend.to('POST /auth/v1/otp')[0]?.query.get('redirect_to')).toBe(`${window.location.origin}/auth/confirm`);
  await user.click(screen.getByRole('button', { name: authTexts.mail.wrongAddress }));
  expect(await email()).toHaveValue('me@example.test');
});

test('a pasted code is sent by itself, spaces and all', async () => {
  backend.on('POST /auth/v1/verify', () => tokens);
  const user = await askForMail();
  await user.click(await screen.findByLabelText(authTexts.mail.codeLabel));
  await user.paste('123 456');
  await waitFor(() => expect(backend.to('POST /auth/v1/verify')).toHaveLength(1));
  expect(backend.to('POST /auth/v1/verify')[0]?.body).toMatchObject({
    email: 'me@example.test',
    token: '123456',
    type: 'email',
  });
});

test('a wrong code is explained and stays for mending', async () => {
  backend.on('POST /auth/v1/verify', () => jsonResponse(403, { error_code: 'otp_expired', msg: 'expired' }));
  const user = await askForMail();
  const code = await screen.findByLabelText(authTexts.mail.codeLabel);
  await user.type(code, '12');
  await user.click(screen.getByRole('button', { name: authTexts.mail.submit }));
  expect(await screen.findByText(authTexts.mail.codeIncomplete)).toBeVisible();
  await user.type(code, '3456');
  expect(await screen.findByText(authTexts.failure.code)).toBeVisible();
  expect(code).toHaveValue('123456');
});

test('the mail can be sent again after a minute, and the answer says so', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await renderPage(<SignInPage next={undefined} />);
  fireEvent.change(await email(), { target: { value: 'me@example.test' } });
  fireEvent.click(send());
  const again = await screen.findByRole('button', { name: /Send it again in \d+ s/ });
  expect(again).toBeDisabled();
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  const ready = await screen.findByRole('button', { name: authTexts.mail.resend });
  expect(ready).toBeEnabled();
  fireEvent.click(ready);
  expect(await screen.findByText(authTexts.mail.resent)).toBeVisible();
  expect(backend.to('POST /auth/v1/otp')).toHaveLength(2);
  expect(screen.getByRole('button', { name: /Send it again in/ })).toBeDisabled();
});

test('a refusal for being too fast says how long, and offline says what is safe', async () => {
  backend.on('POST /auth/v1/otp', () =>
    jsonResponse(429, { error_code: 'over_email_send_rate_limit', msg: 'only request this after 42 seconds' }),
  );
  const user = await askForMail();
  expect(await screen.findByText(authTexts.failure.rate(42))).toBeVisible();
  backend.on('POST /auth/v1/otp', unreachable);
  await user.click(send());
  expect(await screen.findByText(/can’t reach the server/)).toBeVisible();
});

test('goes on without an address', async () => {
  backend.on('POST /auth/v1/signup', () => ({ ...tokens, user: { ...tokens.user, email: '', is_anonymous: true } }));
  const user = userEvent.setup();
  await renderPage(<SignInPage next={undefined} />);
  await user.click(await screen.findByRole('button', { name: authTexts.signIn.anonymous }));
  await waitFor(() => expect(backend.to('POST /auth/v1/signup')).toHaveLength(1));
  const { data } = await supabase.auth.getSession();
  expect(data.session?.user.id).toBe('u1');
});

test('says when going on without an address isn’t possible', async () => {
  backend.on('POST /auth/v1/signup', () => jsonResponse(500, { msg: 'x' }));
  const user = userEvent.setup();
  await renderPage(<SignInPage next={undefined} />);
  await user.click(await screen.findByRole('button', { name: authTexts.signIn.anonymous }));
  expect(await screen.findByText(/Something went wrong on the server/)).toBeVisible();
});
