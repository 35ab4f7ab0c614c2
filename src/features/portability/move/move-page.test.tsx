import 'fake-indexeddb/auto';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { errorTexts } from '#src/backend/errors.texts.ts';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { parsePortable } from '#src/domain/portability.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { axeViolations } from '#tests/support/axe.ts';
import type { FakeAccount } from '#tests/support/fake-account.ts';
import { jsonResponse } from '#tests/support/fake-backend.ts';
import { keepForGuest } from '#tests/support/guests.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { beginMoveTest, device, endMoveTest, here, openSetup, practise, preset, press } from './move.test-data.tsx';
import { moveTexts as texts } from './move.texts.ts';
import { MovePage } from './move-page.tsx';
import { readMove, writeMove } from './move-state.ts';

vi.mock('#src/ui/save-file.ts', () => ({ saveFile: vi.fn() }));
configure({ asyncUtilTimeout: 4_000 });

let account: FakeAccount;

beforeEach(async () => {
  vi.mocked(saveFile).mockClear();
  account = await beginMoveTest();
});
afterEach(endMoveTest);

const figures = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));

test('nothing here: says so, with a way on', async () => {
  signInAs();
  const { container } = await renderPage(<MovePage />);
  expect(await screen.findByText(texts.nothing.title)).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
});

test('a guest saves a backup that can be imported again, then is led to an account', async () => {
  await practise();
  const { container } = await renderPage(<MovePage />);
  await press(texts.backup.save);
  const [blob, name] = vi.mocked(saveFile).mock.calls[0] ?? [];
  expect(name).toMatch(/^breath-master-\d{4}-\d\d-\d\d\.json$/);
  const file = parsePortable(JSON.parse((await blob?.text()) ?? ''));
  expect(file).toMatchObject({ ok: true, value: { presets: [{ name: 'Evening' }], goals: [{}, {}] } });
  expect(file.ok && file.value.sessions).toHaveLength(5);
  await press(texts.backup.next);
  const link = await screen.findByRole('link', { name: texts.setup.signIn });
  expect(link).toHaveAttribute('href', '/sign-in?next=%2Fmove');
  expect(await readMove()).toMatchObject({ backup: 'saved', run: null });
  expect(await axeViolations(container)).toEqual([]);
});

test('into a new account everything goes along, is counted on both sides, and leaves this browser at the end', async () => {
  await openSetup();
  expect(screen.getByText(texts.setup.isNew)).toBeVisible();
  for (const name of [texts.setup.settings, texts.setup.goals, texts.setup.presets]) {
    expect(screen.getByRole('switch', { name })).toBeChecked();
  }
  await press(texts.setup.begin);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(figures()).toEqual([
    ['Sessions', '5', '5'],
    ['Minutes', '25', '25'],
    ['XP', '220', '220'],
    ['Level', '3', '3'],
    ['Days with practice', '5', '5'],
    ['Days with the same totals', '5', '5'],
  ]);
  const there = account.data();
  expect(there.devices.map(({ name }) => name)).toEqual(['Laptop', texts.thisBrowser]);
  expect(there.profile).toMatchObject({ display_name: 'Quiet Fern', day_start_hour: 4 });
  expect(there.profile.onboarded_at).not.toBeNull();
  expect(there.preferences).toMatchObject({ daily_goal_minutes: 20, theme: 'dark' });
  expect(there.goal_changes).toMatchObject([{ daily_goal_minutes: 10 }, { valid_from: '2026-06-01' }]);
  expect(there.breathe_presets).toMatchObject([{ id: preset.id }]);
  expect((await here()).sessions).toHaveLength(5);

  await press(texts.check.finish);
  expect(await screen.findByText(texts.finished.title)).toBeVisible();
  expect(screen.getByText(texts.finished.body(5))).toBeVisible();
  expect(guestId()).toBeNull();
  expect((await guestVault().state()).isNew).toBe(true);
});

test('badges that were told here are not told again there; until that is kept, this browser lets go of nothing', async () => {
  await openSetup();
  const told = { user_id: 'guest', badge: 'first_session', noted_at: '2026-11-01T00:00:00+00:00' };
  await keepForGuest(() => ({ badge_notes: [told] }));
  await press(texts.setup.begin);
  account.intercept((path) => {
    if (path === 'rpc/badges_noted') throw new TypeError('Failed to fetch');
    return null;
  });
  await press(texts.check.finish);
  expect(await screen.findByText(errorTexts.offline)).toBeVisible();
  expect((await here()).sessions).toHaveLength(5);

  account.intercept(() => null);
  await press(texts.check.finish);
  expect(await screen.findByText(texts.finished.title)).toBeVisible();
  expect(account.data().badge_notes.map(({ badge }) => badge)).toEqual(['first_session']);
  expect((await guestVault().state()).isNew).toBe(true);
});

test('what was left out stays out', async () => {
  await openSetup();
  for (const name of [texts.setup.settings, texts.setup.goals, texts.setup.presets]) {
    await userEvent.click(screen.getByRole('switch', { name }));
  }
  await press(texts.setup.begin);
  await screen.findByText(texts.check.equal);
  const there = account.data();
  expect(there.profile.display_name).not.toBe('Quiet Fern');
  expect(there.preferences).toMatchObject({ daily_goal_minutes: 10, theme: 'system' });
  expect(there.goal_changes).toHaveLength(1);
  expect(there.breathe_presets).toEqual([]);
});

test('an account that was used before keeps what is its own, and every difference is told', async () => {
  await practise();
  const guest = await here();
  const desk = { ...device('d0000000-0000-4000-8000-00000000000c', 'vscode', 'Desk'), user_id: testUserId };
  const [first, second, third] = guest.sessions;
  if (first === undefined || second === undefined || third === undefined) throw new Error('a guest without practice');
  account.change((data) => ({
    ...data,
    devices: [desk],
    next_ids: { session: 100, tombstone: 100 },
    sessions: [
      { ...first, id: 50, user_id: testUserId, device_id: desk.id },
      { ...third, id: 51, user_id: testUserId, device_id: desk.id, content_hash: 'f'.repeat(64), cycles: 1, xp: 1 },
    ],
    session_tombstones: [
      {
        id: 60,
        user_id: testUserId,
        device_id: desk.id,
        epoch: 1,
        client_session_id: second.client_session_id,
        content_hash: second.content_hash,
        deleted_at: '2026-11-01T00:00:00+00:00',
        facts: null,
      },
    ],
    breathe_presets: Array.from({ length: 50 }, (_, at) => ({
      ...preset,
      id: `22222222-2222-4333-8444-${String(at).padStart(12, '0')}`,
      user_id: testUserId,
    })),
  }));
  signInAs();
  await writeMove({ ...(await readMove()), backup: 'passed' });
  await renderPage(<MovePage />);
  expect(await screen.findByText(texts.setup.isUsed)).toBeVisible();
  expect(screen.getByRole('switch', { name: texts.setup.settings })).not.toBeChecked();
  await press(texts.setup.begin);
  expect(await screen.findByText(texts.check.differs)).toBeVisible();
  for (const reason of [
    texts.check.elsewhere(2),
    texts.check.deleted(1),
    texts.check.differing(1),
    texts.check.noRoom(1),
  ]) {
    expect(screen.getByText(reason)).toBeVisible();
  }
  // The laptop's sessions were found on the desk, so that is where they went.
  expect(account.data().devices.map(({ name }) => name)).toEqual(['Desk', texts.thisBrowser]);
  await press(texts.check.finishAnyway);
  expect(await screen.findByText(texts.finished.body(3))).toBeVisible();
});

test('what can’t be asked of the account, or counted in it, can be tried again', async () => {
  await practise();
  signInAs();
  await writeMove({ ...(await readMove()), backup: 'passed' });
  const refuse = (part: string) => account.intercept((path) => (path.includes(part) ? jsonResponse(400, {}) : null));
  refuse('user_totals');
  await renderPage(<MovePage />);
  const again = await screen.findByRole('button', { name: texts.tryAgain });
  account.intercept(() => null);
  await userEvent.click(again);
  await screen.findByText(texts.setup.what);
  refuse('analytics_days');
  await press(texts.setup.begin);
  const count = await screen.findByRole('button', { name: texts.check.again });
  account.intercept(() => null);
  await userEvent.click(count);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
});

test('a vault that gives nothing back says so, and can be tried again', async () => {
  await practise();
  vi.spyOn(guestVault(), 'state').mockRejectedValue(new Error('closed'));
  await renderPage(<MovePage />);
  expect(await screen.findByText(texts.unreadable)).toBeVisible();
  vi.restoreAllMocks();
  await press(texts.tryAgain);
  expect(await screen.findByRole('button', { name: texts.backup.pass })).toBeVisible();
});

test('who is signed in without an address is told so', async () => {
  await practise();
  signInAs({ email: null, isAnonymous: true });
  await writeMove({ ...(await readMove()), backup: 'passed' });
  await renderPage(<MovePage />);
  expect(await screen.findByText(texts.setup.signedInWithout)).toBeVisible();
  expect(authSessionStore.getState().status).toBe('signed_in');
});
