import 'fake-indexeddb/auto';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readEntries, removeEntries } from '#src/backend/offline/outbox-storage.ts';
import { resetOutboxStore } from '#src/backend/offline/outbox-store.ts';
import type { Device } from '#src/backend/person/device-schema.ts';
import { applyDeviceRow } from '#src/backend/person/devices.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile } from '#tests/support/people.ts';
import { renderPage, signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { replayDeviceName } from './api/replay-device-name.ts';
import { devicesTexts } from './devices.texts.ts';
import { DevicesPanel } from './devices-panel.tsx';

const texts = devicesTexts.panel;
const refused = () => jsonResponse(400, { code: '23514', message: 'violates check constraint' });
let backend: FakeBackend;

beforeEach(async () => {
  await removeEntries(testUserId);
  resetOutboxStore();
  backend = startFakeBackend();
  backend.on('GET /rest/v1/devices', () => [aDevice()]);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('without a device it says how to pair', async () => {
  backend.on('GET /rest/v1/devices', () => []);
  await renderPage(<DevicesPanel />);
  expect(await screen.findByRole('heading', { name: texts.empty.title })).toBeVisible();
  expect(screen.getByRole('link', { name: texts.empty.action })).toHaveAttribute('href', '/pair');
});

test('a failed load says so and can be tried again', async () => {
  backend.on('GET /rest/v1/devices', () => jsonResponse(500, { message: 'x' }));
  await renderPage(<DevicesPanel />);
  expect(await screen.findByText(texts.loadFailed)).toBeVisible();
  backend.on('GET /rest/v1/devices', () => [aDevice()]);
  await userEvent.click(screen.getByRole('button', { name: texts.tryAgain }));
  expect(await screen.findByRole('heading', { name: 'Desk' })).toBeVisible();
});

test('a device is renamed in place', async () => {
  backend.on('PATCH /rest/v1/devices', () => aDevice({ name: 'Oak desk', version: 2 }));
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.rename }));
  const field = screen.getByLabelText(texts.renameLabel('Desk'));
  expect(field).toHaveFocus();
  await userEvent.clear(field);
  await userEvent.type(field, 'Oak desk{Enter}');
  expect(await screen.findByRole('heading', { name: 'Oak desk' })).toBeVisible();
  const sent = backend.to('PATCH /rest/v1/devices')[0];
  expect(sent?.body).toEqual({ name: 'Oak desk' });
  expect(sent?.query.get('id')).toBe(`eq.${aDevice().id}`);
});

test('a name that can’t be saved is explained and stays in the field; Escape leaves it', async () => {
  backend.on('PATCH /rest/v1/devices', refused);
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.rename }));
  const field = screen.getByLabelText(texts.renameLabel('Desk'));
  await userEvent.type(field, ' two{Enter}');
  expect(await screen.findByText(/^Not saved\./)).toBeVisible();
  expect(field).toHaveValue('Desk two');
  await userEvent.type(field, '{Escape}');
  expect(await screen.findByRole('heading', { name: 'Desk' })).toBeVisible();
});

test('what a device may send is switched, and "Saved" stands beside it', async () => {
  backend.on('PATCH /rest/v1/devices', () => aDevice({ consent: 'totals', version: 2 }));
  await renderPage(<DevicesPanel />);
  const consent = await screen.findByLabelText(texts.consentLabel('Desk'));
  expect(consent).toHaveValue('sessions');
  await userEvent.selectOptions(consent, 'totals');
  expect(await screen.findByText(texts.saved)).toBeVisible();
  expect(consent).toHaveValue('totals');
  expect(backend.to('PATCH /rest/v1/devices')[0]?.body).toEqual({ consent: 'totals' });
});

test('a refused switch goes back and says why', async () => {
  backend.on('PATCH /rest/v1/devices', refused);
  await renderPage(<DevicesPanel />);
  const consent = await screen.findByLabelText(texts.consentLabel('Desk'));
  await userEvent.selectOptions(consent, 'totals');
  expect(await screen.findByText(/^Not saved\./)).toBeVisible();
  await waitFor(() => expect(consent).toHaveValue('sessions'));
});

test('disconnecting asks kindly first, then moves the device to the former ones', async () => {
  backend.on('POST /rest/v1/rpc/device_revoke', () => {
    backend.on('GET /rest/v1/devices', () => [aDevice({ revoked_at: '2026-01-03T00:00:00+00:00', version: 2 })]);
    return null;
  });
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.revoke }));
  const dialog = await screen.findByRole('dialog', { name: texts.revokeTitle('Desk') });
  await userEvent.click(within(dialog).getByRole('button', { name: texts.revokeCancel }));
  expect(backend.to('POST /rest/v1/rpc/device_revoke')).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: texts.revoke }));
  const again = await screen.findByRole('dialog', { name: texts.revokeTitle('Desk') });
  await userEvent.click(within(again).getByRole('button', { name: texts.revokeConfirm }));
  expect(await screen.findByText(texts.formerTitle(1))).toBeVisible();
  expect(backend.to('POST /rest/v1/rpc/device_revoke')[0]?.body).toEqual({ p_device: aDevice().id });
  expect(screen.getByText(texts.empty.title)).toBeVisible();
});

test('a failed disconnect says so in the dialog', async () => {
  backend.on('POST /rest/v1/rpc/device_revoke', () => jsonResponse(500, { message: 'x' }));
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.revoke }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: texts.revokeConfirm }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(/^Not saved\./);
});

test('a device that is connected elsewhere shows up by itself; a browser has no consent to switch', async () => {
  const { client } = await renderPage(<DevicesPanel />);
  await screen.findByRole('heading', { name: 'Desk' });
  act(() => applyDeviceRow(client, testUserId, aDevice({ id: 'w', kind: 'web', name: 'Browser', last_seen_at: null })));
  expect(await screen.findByRole('heading', { name: 'Browser' })).toBeVisible();
  expect(screen.getByText(texts.never)).toBeVisible();
  expect(screen.queryByLabelText(texts.consentLabel('Browser'))).toBeNull();
});

test('without a network a new name is kept and says so; what a device may send is not kept', async () => {
  backend.on('PATCH /rest/v1/devices', unreachable);
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.rename }));
  const field = screen.getByLabelText(texts.renameLabel('Desk'));
  await userEvent.clear(field);
  await userEvent.type(field, 'Oak desk{Enter}');
  expect(await screen.findByRole('heading', { name: 'Oak desk' })).toBeVisible();
  expect(screen.getByText(texts.nameKept, { exact: false })).toBeVisible();
  expect((await readEntries(testUserId)).map((entry) => entry.payload)).toEqual([
    { id: aDevice().id, name: 'Oak desk', base: 'Desk' },
  ]);
  await userEvent.selectOptions(screen.getByLabelText(texts.consentLabel('Oak desk')), 'totals');
  expect(await screen.findByText(/^Not saved\./)).toBeVisible();
  expect(await readEntries(testUserId)).toHaveLength(1);
});

test('a name that was kept keeps what was there before; one that is saved takes its place', async () => {
  backend.on('PATCH /rest/v1/devices', unreachable);
  await renderPage(<DevicesPanel />);
  const rename = async (from: string, to: string) => {
    await userEvent.click(await screen.findByRole('button', { name: texts.rename }));
    const field = screen.getByLabelText(texts.renameLabel(from));
    await userEvent.clear(field);
    await userEvent.type(field, `${to}{Enter}`);
    expect(await screen.findByRole('heading', { name: to })).toBeVisible();
  };
  await rename('Desk', 'Oak');
  await rename('Oak', 'Elm');
  const payloads = async () => (await readEntries(testUserId)).map(({ payload }) => payload);
  expect(await payloads()).toEqual([{ id: aDevice().id, name: 'Elm', base: 'Desk' }]);
  backend.on('PATCH /rest/v1/devices', () => aDevice({ name: 'Ash', version: 2 }));
  await rename('Elm', 'Ash');
  await waitFor(async () => expect(await payloads()).toEqual([]));
});

test('a kept name is sent unless a later one was given elsewhere', async () => {
  const client = testQueryClient();
  client.setQueryData(personKeys.devices(testUserId), [aDevice()]);
  const context = { client, userId: testUserId, madeAt: Date.parse('2026-01-05T08:00:00.000Z') };
  const payload = { id: aDevice().id, name: 'Oak', base: 'Desk' };
  const name = () => client.getQueryData<Device[]>(personKeys.devices(testUserId))?.[0]?.name;
  backend.on('PATCH /rest/v1/devices', () => [aDevice({ name: 'Oak', version: 2 })]);
  await replayDeviceName(payload, context);
  expect(backend.to('PATCH /rest/v1/devices')[0]?.query.get('or')).toBe(
    '(name.eq."Desk",named_at.lt."2026-01-05T08:00:00.000Z")',
  );
  expect(name()).toBe('Oak');
  backend.on('PATCH /rest/v1/devices', () => []);
  backend.on('GET /rest/v1/devices', () => aDevice({ name: 'Birch', version: 3 }));
  await replayDeviceName(payload, context);
  expect(name()).toBe('Birch');
});

test('a name that stays the same sends nothing', async () => {
  await renderPage(<DevicesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: texts.rename }));
  await userEvent.type(screen.getByLabelText(texts.renameLabel('Desk')), '{Enter}');
  expect(await screen.findByRole('button', { name: texts.rename })).toBeVisible();
  expect(backend.to('PATCH /rest/v1/devices')).toEqual([]);
});
