import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearUserStorage } from '#src/backend/user-storage.ts';
import { paths } from '#src/config/paths.ts';
import { aGuest, aSession, keepForGuest, noGuest } from '#tests/support/guests.ts';
import { renderPage, signInAs, testQueryClient } from '#tests/support/render-page.tsx';
import { LeftNote } from './left-note.tsx';
import { moveTexts } from './move.texts.ts';

const texts = moveTexts.left;
beforeEach(async () => {
  clearUserStorage();
  await noGuest();
  await aGuest();
  signInAs();
});
afterEach(() => noGuest());

test('what was left in this browser is told until it is put away', async () => {
  const session = await aSession('d0000000-0000-4000-8000-00000000000a', 1, 0);
  await keepForGuest(() => ({ sessions: [session] }));
  const { unmount } = await renderPage(<LeftNote />);
  expect(await screen.findByRole('link', { name: texts.look })).toHaveAttribute('href', paths.move);
  await userEvent.click(screen.getByRole('button', { name: texts.close }));
  expect(screen.queryByText(texts.body)).toBeNull();
  unmount();
  const client = testQueryClient();
  await renderPage(<LeftNote />, client);
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.queryByText(texts.body)).toBeNull();
});

test('whoever only looked around left nothing', async () => {
  const client = testQueryClient();
  await renderPage(<LeftNote />, client);
  await waitFor(() => expect(client.getQueryCache().getAll()[0]?.state.status).toBe('success'));
  expect(screen.queryByText(texts.body)).toBeNull();
});
