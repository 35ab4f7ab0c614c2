import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyDeviceRow } from '#src/backend/person/devices.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aDevice } from '#tests/support/people.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { devicesTexts } from './devices.texts.ts';
import { PairPage } from './pair-page.tsx';
import { rememberPairingCode } from './pairing-code-memory.ts';

const texts = devicesTexts.pair;
const lookup = 'POST /rest/v1/rpc/device_authorization_lookup';
const decide = 'POST /rest/v1/rpc/device_authorization_decide';
const code = 'BM-4F7K2M-9QX3TD';
const request = {
  client_name: 'Breath Master',
  device_name: 'Desk',
  kind: 'vscode',
  requested_consent: 'sessions',
  expires_at: '2099-01-01T00:00:00+00:00',
  status: 'pending',
};
const device = aDevice({ first_data_at: null, last_seen_at: null });

let backend: FakeBackend;

beforeEach(() => {
  backend = startFakeBackend();
  backend.on(lookup, () => request);
  backend.on(decide, () => ({ status: 'approved', device_id: device.id }));
  backend.on('GET /rest/v1/devices', () => [device]);
  signInAs();
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

async function enter(typed = 'bm 4f7k2m 9qx3td') {
  const user = userEvent.setup();
  const view = await renderPage(<PairPage />);
  const field = await screen.findByLabelText(texts.code);
  await user.clear(field);
  await user.type(field, typed);
  await user.click(screen.getByRole('button', { name: texts.find }));
  return { user, view };
}
const allow = () => screen.findByRole('button', { name: texts.allow });

test('a code as people type it shows what the device is and asks', async () => {
  await enter();
  expect(await screen.findByRole('heading', { name: texts.review('Desk') })).toBeVisible();
  expect(screen.getByText(code)).toBeVisible();
  expect(screen.getByText('VS Code, by Breath Master')).toBeVisible();
  expect(screen.getByRole('radio', { name: /Totals and sessions/ })).toBeChecked();
  expect(screen.getByText(devicesTexts.consent.never)).toBeVisible();
  expect(backend.to(lookup)[0]?.body).toEqual({ p_user_code: code });
});

test('what can’t be a code is not sent', async () => {
  await enter('BM-123');
  expect(await screen.findByText(texts.codeInvalid)).toBeVisible();
  expect(backend.requests).toEqual([]);
});

test('allowing sends name and consent, then waits for the first data and says when it is here', async () => {
  const { user, view } = await enter();
  const name = await screen.findByLabelText(texts.name);
  await user.clear(name);
  await user.click(await allow());
  expect(await screen.findByText(texts.nameEmpty)).toBeVisible();
  await user.type(name, 'Oak desk');
  await user.click(screen.getByRole('radio', { name: /Totals only/ }));
  await user.click(await allow());
  expect(await screen.findByRole('heading', { name: texts.waiting.title })).toBeVisible();
  expect(backend.to(decide)[0]?.body).toEqual({
    p_user_code: code,
    p_allow: true,
    p_consent: 'totals',
    p_device_name: 'Oak desk',
  });
  expect(screen.getByText(texts.waiting.quiet)).toBeVisible();
  await waitFor(() => expect(backend.to('GET /rest/v1/devices').length).toBeGreaterThan(0));
  act(() =>
    applyDeviceRow(view.client, testUserId, { ...device, first_data_at: '2026-01-02T00:00:00+00:00', version: 2 }),
  );
  expect(await screen.findByRole('heading', { name: texts.done.title })).toBeVisible();
  expect(screen.getByRole('link', { name: texts.done.today })).toHaveAttribute('href', '/');
});

test('refusing is as easy, and is said plainly', async () => {
  backend.on(decide, () => ({ status: 'denied' }));
  const { user } = await enter();
  await user.click(await screen.findByRole('button', { name: texts.refuse }));
  expect(await screen.findByText(texts.refused.body)).toBeVisible();
  expect(backend.to(decide)[0]?.body).toEqual({ p_user_code: code, p_allow: false });
  await user.click(screen.getByRole('button', { name: texts.otherCode }));
  expect(await screen.findByLabelText(texts.code)).toHaveValue('');
});

test('a device that asks for totals can’t be given more', async () => {
  backend.on(lookup, () => ({ ...request, requested_consent: 'totals' }));
  await enter();
  expect(await screen.findByRole('radio', { name: /Totals only/ })).toBeChecked();
  expect(screen.getByRole('radio', { name: /Totals and sessions/ })).toBeDisabled();
  expect(screen.getByText(texts.totalsOnlyAsked)).toBeVisible();
});

test.each([
  ['unknown', { status: 404, code: 'P0002', hint: 'pairing_code_unknown' }, texts.problems.unknown.title],
  ['expired', { status: 404, code: 'P0002', hint: 'pairing_code_expired' }, texts.problems.expired.title],
  [
    'too many tries',
    { status: 429, code: 'PT429', hint: 'rate_limited', details: '12' },
    texts.problems.rateLimited.title,
  ],
  ['broken server', { status: 500, code: 'XX000', hint: null }, texts.problems.other.title],
])('%s: says so, and keeps the code for another try', async (_what, { status, ...error }, title) => {
  backend.on(lookup, () => jsonResponse(status, { message: 'x', details: null, ...error }));
  await enter();
  expect(await screen.findByText(title)).toBeVisible();
  expect(screen.getByLabelText(texts.code)).toHaveValue(code);
});

test('offline: nothing is decided, and the same code works once the server is back', async () => {
  backend.on(lookup, unreachable);
  const { user } = await enter();
  expect(await screen.findByText(texts.problems.offline.title)).toBeVisible();
  backend.on(lookup, () => request);
  await user.click(screen.getByRole('button', { name: texts.tryAgain }));
  expect(await allow()).toBeVisible();
});

test.each([
  ['approved', '2099-01-01T00:00:00+00:00', texts.problems.used.title],
  ['pending', '2020-01-01T00:00:00+00:00', texts.problems.expired.title],
])('a request that is %s until %s can’t be decided any more', async (status, expires_at, title) => {
  backend.on(lookup, () => ({ ...request, status, expires_at }));
  await enter();
  expect(await screen.findByText(title)).toBeVisible();
});

test('a code answered elsewhere meanwhile is said where the answer was given', async () => {
  backend.on(decide, () =>
    jsonResponse(409, { code: 'PT409', hint: 'pairing_code_used', message: 'x', details: null }),
  );
  const { user } = await enter();
  await user.click(await allow());
  expect(await screen.findByText(texts.problems.used.title)).toBeVisible();
});

test('the code of a followed link is there already, whole or damaged', async () => {
  rememberPairingCode('bm4f7k2m9qx3td');
  await renderPage(<PairPage />);
  expect(await screen.findByLabelText(texts.code)).toHaveValue(code);
});
