import 'fake-indexeddb/auto';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { authSessionStore, useAuthSession } from '#src/backend/auth-session.ts';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { followGuest } from '#src/backend/guest/guest-session.ts';
import { guestStoreTexts } from '#src/backend/guest/guest-store.texts.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { VaultError } from '#src/backend/guest/vault-storage.ts';
import { paths } from '#src/config/paths.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { aGuest, aSession, keepForGuest, noGuest } from '#tests/support/guests.ts';
import { renderPage, testQueryClient } from '#tests/support/render-page.tsx';
import { guestTexts as texts } from './guest.texts.ts';
import { GuestDevices } from './guest-devices.tsx';
import { GuestNotes } from './guest-notes.tsx';
import { GuestPage } from './guest-page.tsx';
import { GuestSection } from './guest-section.tsx';
import { hintIsDue, putHintAway } from './hint-memory.ts';
import { PairNeedsAccount } from './pair-needs-account.tsx';

const laptop = 'd0000000-0000-4000-8000-00000000000a';

async function practise(many: number): Promise<void> {
  const sessions = await Promise.all(Array.from({ length: many }, (_, at) => aSession(laptop, at + 1, at)));
  await keepForGuest(() => ({ sessions }));
}

/** What the browser says of its storage, for one test. */
function browserStorage(value: object | undefined): void {
  Object.defineProperty(navigator, 'storage', { configurable: true, value });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storage'));
}

/** As in the app: a page of nobody is not drawn. */
function Section() {
  return useAuthSession().userId === null ? null : <GuestSection />;
}

beforeEach(async () => {
  localStorage.clear();
  await noGuest();
  authSessionStore.setState({ status: 'signed_out', userId: null, email: null, isAnonymous: false }, true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await noGuest();
});

test('the way in says what is kept where and what protects it, and leads on', async () => {
  const onBegun = vi.fn();
  const { container } = await renderPage(<GuestPage onBegun={onBegun} />);
  for (const item of [...texts.entry.kept.items, ...texts.entry.sealed.items]) {
    expect(screen.getByText(item)).toBeVisible();
  }
  expect(screen.queryByText(texts.entry.here)).toBeNull();
  expect(screen.getByRole('link', { name: texts.entry.signIn })).toHaveAttribute('href', paths.signIn);
  expect(await axeViolations(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: texts.entry.bring }));
  await waitFor(() => expect(onBegun).toHaveBeenCalledExactlyOnceWith(paths.import));
  const userId = guestId();
  expect(authSessionStore.getState()).toMatchObject({ status: 'guest', userId });
  expect((await guestVault().state()).data.profile.user_id).toBe(userId);
  expect(await screen.findByText(texts.entry.here)).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: texts.entry.breathe }));
  await waitFor(() => expect(onBegun).toHaveBeenLastCalledWith(paths.breathe));
  await userEvent.click(screen.getByRole('button', { name: texts.entry.look }));
  await waitFor(() => expect(onBegun).toHaveBeenLastCalledWith(null));
  expect(guestId()).toBe(userId);
});

test.each([
  ['keeps nothing', new Error('private window'), guestStoreTexts.refused],
  ['has no room', new VaultError('full'), guestStoreTexts.full],
  ['keeps what a newer version wrote', new VaultError('newer'), guestStoreTexts.newer],
])('where the browser %s nobody becomes a guest, and it says so', async (_, error, text) => {
  vi.spyOn(guestVault(), 'change').mockRejectedValue(error);
  const onBegun = vi.fn();
  await renderPage(<GuestPage onBegun={onBegun} />);
  await userEvent.click(screen.getByRole('button', { name: texts.entry.bring }));
  expect(await screen.findByText(text)).toBeVisible();
  expect(onBegun).not.toHaveBeenCalled();
  expect(guestId()).toBeNull();
  expect(authSessionStore.getState().status).toBe('signed_out');
});

test('pairing explains that it needs an account, and offers one', async () => {
  await aGuest();
  const { container } = await renderPage(<PairNeedsAccount />);
  expect(screen.getByText(texts.pair.body)).toBeVisible();
  expect(screen.getByRole('link', { name: texts.pair.account })).toHaveAttribute('href', paths.move);
  expect(screen.getByRole('link', { name: texts.pair.bring })).toHaveAttribute('href', paths.import);
  expect(await axeViolations(container)).toEqual([]);
});

test('devices are those that came with exports', async () => {
  await aGuest();
  await renderPage(<GuestDevices />);
  expect(await screen.findByText(texts.devices.none)).toBeVisible();
});

test('the section of settings tells what is here, and what the browser has promised', async () => {
  const userId = await aGuest();
  await practise(3);
  browserStorage({ persisted: async () => true });
  const client = testQueryClient();
  const { container } = await renderPage(<GuestSection />, client);
  expect(await screen.findByText(new RegExp(`^3 sessions, \\d+ kB\\. ${texts.section.lasting}$`))).toBeVisible();
  expect(screen.getByRole('link', { name: texts.section.move })).toHaveAttribute('href', paths.move);
  expect(await axeViolations(container)).toEqual([]);
  browserStorage(undefined);
  await act(() => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === userId }));
  expect(await screen.findByText(new RegExp(texts.section.notLasting))).toBeVisible();
});

test('large amounts are told in megabytes', () => {
  expect(texts.section.facts(10_000, 5_240_000)).toBe('10,000 sessions, 5.2 MB.');
  expect(texts.section.facts(1, 1)).toBe('1 session, 1 kB.');
});

test('everything is forgotten only after the words are typed', async () => {
  await aGuest();
  await practise(2);
  await renderPage(<Section />);
  await screen.findByText(/2 sessions/);
  await userEvent.click(screen.getByRole('button', { name: texts.section.forget }));
  const dialog = screen.getByRole('dialog', { name: texts.section.dialogTitle });
  expect(within(dialog).getByText(texts.section.dialogLead(2))).toBeVisible();
  const confirm = within(dialog).getByRole('button', { name: texts.section.confirm });
  expect(confirm).toBeDisabled();
  const field = within(dialog).getByLabelText(texts.section.dialogLabel(texts.section.phrase));
  await userEvent.type(field, 'forget{Enter}');
  expect(guestId()).not.toBeNull();
  await userEvent.click(within(dialog).getByRole('button', { name: texts.section.cancel }));
  expect(screen.queryByRole('dialog')).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: texts.section.forget }));
  await userEvent.type(screen.getByLabelText(texts.section.dialogLabel(texts.section.phrase)), ' Forget Everything ');
  await userEvent.click(screen.getByRole('button', { name: texts.section.confirm }));
  await waitFor(() => expect(authSessionStore.getState().status).toBe('signed_out'));
  expect(guestId()).toBeNull();
  expect((await guestVault().state()).isNew).toBe(true);
});

test('what can’t be removed is still there, and it says so', async () => {
  await aGuest();
  vi.spyOn(guestVault(), 'forget').mockRejectedValue(new Error('blocked'));
  await renderPage(<GuestSection />);
  await userEvent.click(await screen.findByRole('button', { name: texts.section.forget }));
  await userEvent.type(screen.getByLabelText(texts.section.dialogLabel(texts.section.phrase)), texts.section.phrase);
  await userEvent.click(screen.getByRole('button', { name: texts.section.confirm }));
  expect(await screen.findByText(texts.section.failed)).toBeVisible();
  expect(guestId()).not.toBeNull();
});

test('a word about accounts comes with some practice, can be put away, and stays away for a month', async () => {
  const userId = await aGuest();
  await practise(4);
  const client = testQueryClient();
  onTestFinished(followGuest(client, userId));
  await renderPage(<GuestNotes />, client);
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.queryByText(texts.hint.body)).toBeNull();
  await practise(5);
  expect(await screen.findByText(texts.hint.body)).toBeVisible();
  expect(screen.getByRole('link', { name: texts.hint.look })).toHaveAttribute('href', paths.move);
  await userEvent.click(screen.getByRole('button', { name: texts.hint.close }));
  expect(screen.queryByText(texts.hint.body)).toBeNull();
  expect(hintIsDue(Date.now())).toBe(false);
  expect(hintIsDue(Date.now() + 31 * 86_400_000)).toBe(true);
  putHintAway(0);
  expect(hintIsDue(Date.now())).toBe(true);
});

test('what can’t be read is told with its number, until it is let go of', async () => {
  const userId = await aGuest();
  await guestVault().change(() => ({ change: { lost: [{ name: 'sessions/7', rows: 500 }] }, result: undefined }));
  const client = testQueryClient();
  onTestFinished(followGuest(client, userId));
  await renderPage(<GuestNotes />, client);
  expect(await screen.findByText(texts.lost.body(500))).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.lost.drop }));
  await waitFor(() => expect(screen.queryByText(texts.lost.title)).toBeNull());
  expect((await guestVault().state()).lost).toEqual([]);
  expect(texts.lost.body(null)).toBe(texts.lost.body(0));
});

test('a browser that has cleared everything says so, and begins anew', async () => {
  const userId = await aGuest();
  await guestVault().forget();
  const client = testQueryClient();
  onTestFinished(followGuest(client, userId));
  await renderPage(<GuestNotes />, client);
  expect(await screen.findByText(texts.lost.cleared)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.lost.begin }));
  await waitFor(() => expect(screen.queryByText(texts.lost.cleared)).toBeNull());
  expect((await guestVault().state()).isNew).toBe(false);
});
