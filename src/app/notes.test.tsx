import 'fake-indexeddb/auto';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import { enqueue, loadOutbox } from '#src/backend/offline/outbox.ts';
import { changeEntry, readEntries, removeEntries } from '#src/backend/offline/outbox-storage.ts';
import { appTexts } from './app.texts.ts';
import { Notes } from './notes.tsx';
import { updatesStore } from './updates-store.ts';

const userId = 'anna';
const texts = appTexts.notes;
const keep = (slot: string, kind = 'preferences') => enqueue({ userId, kind, slot, payload: {} });

beforeEach(async () => {
  await removeEntries(userId);
  await loadOutbox(userId);
  updatesStore.setState({ open: null });
  connectionStore.setState({ state: 'live', lastSyncAt: null });
});

test('nothing to say is nothing to see; a change on its way is not worth a word', async () => {
  await keep('theme');
  const { container } = render(<Notes />);
  expect(container).toHaveTextContent('');
});

test('offline it tells how many changes wait', async () => {
  connectionStore.setState({ state: 'offline' });
  await keep('theme');
  render(<Notes />);
  expect(screen.getByText(texts.waiting(1))).toBeVisible();
  await act(() => keep('motion'));
  expect(screen.getByText(texts.waiting(2))).toBeVisible();
});

test('a refused change says what and why, and can be tried again or let go', async () => {
  const refuse = async () => {
    const [entry] = await readEntries(userId);
    if (entry) await changeEntry(entry.id, { failure: { code: 'invalid', message: 'Too many minutes.' } });
    await loadOutbox(userId);
  };
  await keep('theme');
  await refuse();
  render(<Notes />);
  expect(screen.getByText(texts.refused('preferences'))).toBeVisible();
  expect(screen.getByText('Too many minutes.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.tryAgain }));
  await waitFor(() => expect(screen.queryByText('Too many minutes.')).toBeNull());
  expect((await readEntries(userId))[0]?.failure).toBeNull();
  await act(refuse);
  await userEvent.click(screen.getByRole('button', { name: texts.letGo }));
  await waitFor(async () => expect(await readEntries(userId)).toEqual([]));
});

test('a new version opens when asked for, or later', async () => {
  const open = vi.fn();
  updatesStore.setState({ open });
  render(<Notes />);
  await userEvent.click(screen.getByRole('button', { name: texts.update.open }));
  expect(open).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: texts.update.later }));
  expect(screen.queryByText(texts.update.title)).toBeNull();
  act(() => updatesStore.setState({ open: vi.fn() }));
  expect(screen.getByText(texts.update.title)).toBeVisible();
});
