/** Deleting and bringing back without a network. */
import 'fake-indexeddb/auto';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InvalidInputError } from '#src/backend/errors.ts';
import { readEntries, removeEntries } from '#src/backend/offline/outbox-storage.ts';
import { resetOutboxStore } from '#src/backend/offline/outbox-store.ts';
import { paths } from '#src/config/paths.ts';
import { dismissToasts } from '#src/ui/toast.tsx';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { replayDelete } from './api/replay-delete.ts';
import { replayRestore } from './api/replay-restore.ts';
import { SessionDetailPage } from './session-detail-page.tsx';
import { sessionsKeys } from './sessions.keys.ts';
import { aSession } from './sessions.test-data.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

const deleteRoute = 'POST /rest/v1/rpc/session_delete';
const restoreRoute = 'POST /rest/v1/rpc/session_restore';
const tombstoneRoute = 'GET /rest/v1/session_tombstones';
const gone = () => jsonResponse(404, { code: 'PT404', hint: 'session_unknown', message: 'gone', details: null });
const refused = () => jsonResponse(400, { code: 'PT400', hint: 'refused_here', message: 'no', details: null });
let backend: FakeBackend;

beforeEach(async () => {
  await removeEntries(testUserId);
  resetOutboxStore();
  backend = startFakeBackend();
  backend.on('GET /rest/v1/sessions', () => aSession(7));
  backend.on('GET /rest/v1/devices', () => [aDevice()]);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on(deleteRoute, unreachable);
  backend.on(restoreRoute, unreachable);
  signInAs();
});
afterEach(() => {
  act(() => dismissToasts());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const kept = async () => (await readEntries(testUserId)).map(({ kind, payload }) => ({ kind, payload }));
const undo = async () => userEvent.click(await screen.findByRole('button', { name: texts.undo }));

/** Deletes the session of the page, without a network. */
async function deleteOffline() {
  await renderAt(<SessionDetailPage />, { path: paths.session, href: '/sessions/7' });
  await userEvent.click(await screen.findByRole('button', { name: texts.detail.remove }));
  expect(await screen.findByText(texts.deletedLater)).toBeVisible();
}

test('a deletion waits, and taking it back while it waits is all there is to do', async () => {
  await deleteOffline();
  expect(await screen.findByText('Led to /sessions')).toBeVisible();
  expect(await kept()).toEqual([{ kind: 'session-delete', payload: { id: 7 } }]);
  await undo();
  expect(await screen.findByText(texts.restored)).toBeVisible();
  expect(await kept()).toEqual([]);
  expect(backend.to(restoreRoute)).toEqual([]);
});

test('one that another tab has sent meanwhile is found by its tombstone', async () => {
  await deleteOffline();
  await removeEntries(testUserId);
  backend.on(tombstoneRoute, () => [{ id: 41 }]);
  backend.on(restoreRoute, () => aSession(8));
  await undo();
  expect(await screen.findByText(texts.restored)).toBeVisible();
  const [asked] = backend.to(tombstoneRoute);
  expect(asked?.query.get('client_session_id')).toBe(`eq.${aSession(7).client_session_id}`);
  expect(backend.to(restoreRoute)[0]?.body).toEqual({ p_tombstone: 41 });
});

test('without a network the way back waits too', async () => {
  await deleteOffline();
  await removeEntries(testUserId);
  backend.on(tombstoneRoute, () => [{ id: 41 }]);
  await undo();
  expect(await screen.findByText(texts.restoredLater)).toBeVisible();
  expect(await kept()).toEqual([{ kind: 'session-restore', payload: { tombstone: 41 } }]);
});

test('one that can no longer be undone says so', async () => {
  await deleteOffline();
  await removeEntries(testUserId);
  backend.on(tombstoneRoute, () => []);
  await undo();
  expect(await screen.findByText(new RegExp(texts.restoreFailed))).toBeVisible();
  expect(backend.to(restoreRoute)).toEqual([]);
});

const context = () => ({ client: testQueryClient(), userId: testUserId, madeAt: 0 });

test('a kept deletion is sent, and one that is gone already is what was asked for', async () => {
  for (const answer of [() => 41, gone]) {
    backend.on(deleteRoute, answer);
    const to = context();
    to.client.setQueryData(sessionsKeys.detail(testUserId, 7), aSession(7));
    await replayDelete({ id: 7 }, to);
    expect(to.client.getQueryData(sessionsKeys.detail(testUserId, 7))).toBeNull();
  }
  expect(backend.to(deleteRoute).map(({ body }) => body)).toEqual([{ p_id: 7 }, { p_id: 7 }]);
  backend.on(deleteRoute, refused);
  await expect(replayDelete({ id: 7 }, context())).rejects.toBeInstanceOf(InvalidInputError);
});

test('a kept undo is sent, and one that is undone already is what was asked for', async () => {
  for (const answer of [() => aSession(8), gone]) {
    backend.on(restoreRoute, answer);
    await replayRestore({ tombstone: 41 }, context());
  }
  expect(backend.to(restoreRoute).map(({ body }) => body)).toEqual([{ p_tombstone: 41 }, { p_tombstone: 41 }]);
  backend.on(restoreRoute, refused);
  await expect(replayRestore({ tombstone: 41 }, context())).rejects.toBeInstanceOf(InvalidInputError);
});

test('a browser that keeps nothing says that nothing was deleted', async () => {
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('full');
  });
  await renderAt(<SessionDetailPage />, { path: paths.session, href: '/sessions/7' });
  await userEvent.click(await screen.findByRole('button', { name: texts.detail.remove }));
  expect(await screen.findByText(new RegExp(texts.deleteFailed))).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: texts.detail.remove })).toBeEnabled());
});
