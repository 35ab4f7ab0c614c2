import 'fake-indexeddb/auto';
import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { authSessionStore } from '#src/backend/auth-session.ts';
import { errorTexts } from '#src/backend/errors.texts.ts';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { parsePortable } from '#src/domain/portability.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeAccount, startFakeAccount } from '#tests/support/fake-account.ts';
import { jsonResponse } from '#tests/support/fake-backend.ts';
import { aGuest, aSession, keepForGuest, noGuest } from '#tests/support/guests.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { moveTexts as texts } from './move.texts.ts';
import { MovePage } from './move-page.tsx';
import { readMove, writeMove } from './move-state.ts';

vi.mock('#src/ui/save-file.ts', () => ({ saveFile: vi.fn() }));
configure({ asyncUtilTimeout: 4_000 });

const laptop = 'd0000000-0000-4000-8000-00000000000a';
const browser = 'd0000000-0000-4000-8000-00000000000b';
const preset = {
  id: '11111111-2222-4333-8444-555555555555',
  user_id: 'guest',
  name: 'Evening',
  pattern: '4-0-6-2',
  version: 1,
  created_at: '2026-01-01T08:00:00+00:00',
  updated_at: '2026-01-01T08:00:00+00:00',
};

const device = (id: string, kind: string, name: string): GuestData['devices'][number] => ({
  id,
  user_id: 'guest',
  kind,
  name,
  consent: 'sessions',
  current_epoch: 1,
  client_version: null,
  time_zone: null,
  created_at: '2026-01-01T08:00:00+00:00',
  first_data_at: '2026-01-01T08:00:00+00:00',
  last_seen_at: '2026-01-01T08:00:00+00:00',
  revoked_at: null,
  named_at: '2026-01-01T08:00:00+00:00',
  version: 1,
});

let account: FakeAccount;

/** A guest with four sessions on a laptop, one of this browser, counters, goals through time and a pattern. */
async function practise(): Promise<void> {
  await aGuest();
  const sessions = await Promise.all([
    ...[4, 3, 2, 1].map((daysAgo, at) => aSession(laptop, at + 1, daysAgo)),
    aSession(browser, 5, 0),
  ]);
  await keepForGuest(({ profile, preferences, goal_changes }) => ({
    profile: { ...profile, display_name: 'Quiet Fern', day_start_hour: 4 },
    preferences: { ...preferences, daily_goal_minutes: 20, theme: 'dark' },
    goal_changes: [
      ...goal_changes,
      { user_id: 'guest', valid_from: '2026-06-01', daily_goal_minutes: 20, weekly_goal_minutes: 140, version: 1 },
    ],
    devices: [device(laptop, 'import', 'Laptop'), device(browser, 'web', 'Web app')],
    sessions,
    device_snapshots: [
      {
        device_id: laptop,
        epoch: 1,
        user_id: 'guest',
        total_xp: 200,
        total_meditation_ms: 2_000_000,
        challenges_completed: 3,
        reported_current_streak: 4,
        reported_longest_streak: 4,
        daily_challenges: null,
        flags: [],
        as_of: '2026-11-01T00:00:00+00:00',
        received_at: '2026-11-01T00:00:00+00:00',
        version: 1,
      },
    ],
    breathe_presets: [preset],
  }));
}

beforeEach(async () => {
  vi.mocked(saveFile).mockClear();
  account = startFakeAccount(testUserId);
  await noGuest();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await noGuest();
});

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const here = async () => (await guestVault().state()).data;

/** Signed in, past the backup. */
async function openSetup(): Promise<void> {
  await practise();
  signInAs();
  await writeMove({ ...(await readMove()), backup: 'passed' });
  await renderPage(<MovePage />);
  await screen.findByText(texts.setup.what);
}
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

test('without a network it says so, keeps its place, and goes on by itself', async () => {
  await openSetup();
  account.intercept((path) => {
    if (path === 'rpc/import_rows') throw new TypeError('Failed to fetch');
    return null;
  });
  await press(texts.setup.begin);
  expect(await screen.findByText(texts.import.offline)).toBeVisible();
  expect(screen.getByText(texts.import.progress(0, 5))).toBeVisible();
  account.intercept(() => null);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(account.data().imports).toHaveLength(2);
});

test('a refusal is told, and the person goes on', async () => {
  await openSetup();
  account.intercept((path) => (path === 'rpc/import_finish' ? jsonResponse(500, { message: 'x' }) : null));
  await press(texts.setup.begin);
  expect(await screen.findByText(texts.import.stopped)).toBeVisible();
  account.intercept(() => null);
  await press(texts.import.resume);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(account.data().sessions).toHaveLength(5);
});

test('a page that was closed in the middle goes on where it stopped', async () => {
  await openSetup();
  let parts = 0;
  account.intercept((path) => {
    if (path === 'rpc/import_rows') parts += 1;
    return parts === 2 ? jsonResponse(503, { message: 'x' }) : null;
  });
  await press(texts.setup.begin);
  await screen.findByText(texts.import.stopped);
  const { run } = await readMove();
  expect(run?.progress.map(({ finished }) => finished)).toEqual([true, false]);
  document.body.replaceChildren();
  account.intercept(() => null);
  await renderPage(<MovePage />);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(account.data().imports.map(({ created }) => created)).toEqual([4, 1]);
});

test('an import that was closed meanwhile is taken back and begun anew', async () => {
  await openSetup();
  account.intercept((path) => (path === 'rpc/import_finish' ? jsonResponse(503, { message: 'x' }) : null));
  await press(texts.setup.begin);
  await screen.findByText(texts.import.stopped);
  account.change((data) => ({ ...data, imports: data.imports.map((row) => ({ ...row, status: 'failed' })) }));
  account.intercept((path, body) => {
    const isOld = account.data().imports[0]?.id === Reflect.get(Object(body), 'p_import');
    const closed = { code: 'PT409', message: 'closed', hint: 'import_finished', details: null };
    return path === 'rpc/import_finish' && isOld && account.data().imports[0]?.status === 'failed'
      ? jsonResponse(409, closed)
      : null;
  });
  await press(texts.import.resume);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(account.data().sessions).toHaveLength(5);
  expect(account.data().devices).toHaveLength(2);
});

test('more practice since the plan was made: what had come is taken back, and all of it moves', async () => {
  await openSetup();
  account.intercept((path) => (path === 'rpc/import_finish' ? jsonResponse(503, { message: 'x' }) : null));
  await press(texts.setup.begin);
  await screen.findByText(texts.import.stopped);
  const later = await aSession(browser, 6, 5);
  await keepForGuest(({ sessions }) => ({ sessions: [...sessions, later] }));
  account.intercept(() => null);
  await press(texts.import.resume);
  expect(await screen.findByText(texts.check.equal)).toBeVisible();
  expect(account.data().sessions).toHaveLength(6);
  expect(account.data().devices).toHaveLength(2);
});

test('taken back, the account is as it was, and this browser too', async () => {
  await openSetup();
  const before = account.data();
  const mine = await here();
  await press(texts.setup.begin);
  await screen.findByText(texts.check.equal);
  await press(texts.undo.action);
  expect(await screen.findByText(texts.undo.done)).toBeVisible();
  const after = account.data();
  expect(after).toMatchObject({ sessions: [], devices: [], device_snapshots: [], session_tombstones: [] });
  expect(after.breathe_presets).toEqual([]);
  expect(after.profile).toMatchObject({ display_name: before.profile.display_name, onboarded_at: null });
  expect(after.preferences).toMatchObject({ daily_goal_minutes: 10, theme: 'system' });
  expect(after.goal_changes).toMatchObject([{ valid_from: '0001-01-01', daily_goal_minutes: 10 }]);
  expect(await here()).toEqual(mine);
  expect(await screen.findByText(texts.setup.what)).toBeVisible();
});

test('taking it back can stop and go on, also after the page was closed', async () => {
  await openSetup();
  await press(texts.setup.begin);
  await screen.findByText(texts.check.equal);
  account.intercept((path) => (path === 'rpc/import_undo' ? jsonResponse(503, { message: 'x' }) : null));
  await press(texts.undo.action);
  expect((await screen.findAllByText(texts.undo.stopped)).length).toBeGreaterThan(0);
  document.body.replaceChildren();
  await renderPage(<MovePage />);
  expect(await screen.findByText(texts.undo.stopped)).toBeVisible();
  account.intercept(() => null);
  await press(texts.undo.resume);
  expect(await screen.findByText(texts.undo.done)).toBeVisible();
  expect(account.data().sessions).toEqual([]);
});

test('newer counters on top: it says why, and nothing of it goes', async () => {
  await openSetup();
  await press(texts.setup.begin);
  await screen.findByText(texts.check.equal);
  account.change((data) => ({
    ...data,
    device_snapshots: data.device_snapshots.map((row) => ({ ...row, total_xp: 999 })),
  }));
  await press(texts.undo.action);
  await waitFor(async () => expect((await readMove()).run?.phase).toBe('undoing'));
  expect((await screen.findAllByText(texts.undo.stopped)).length).toBeGreaterThan(0);
  expect(account.data().sessions.filter((row) => row.device_id !== '')).not.toEqual([]);
});

test('taking it back while rows are on their way stops them first', async () => {
  await openSetup();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const network = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    if (String(input).includes('import_finish')) await held;
    return network(input, init);
  });
  await press(texts.setup.begin);
  await press(texts.undo.action);
  release();
  expect(await screen.findByText(texts.undo.done)).toBeVisible();
  expect(account.data().sessions).toEqual([]);
});

test('a move into another account is not gone on with here unless it begins anew', async () => {
  await openSetup();
  await press(texts.setup.begin);
  await screen.findByText(texts.check.equal);
  const { backup, run } = await readMove();
  if (run === null) throw new Error('no move');
  await writeMove({ backup, run: { ...run, account: 'somebody-else', phase: 'moving' } });
  expect(await screen.findByText(texts.import.otherAccount)).toBeVisible();
  expect(screen.queryByRole('button', { name: texts.undo.action })).toBeNull();
  await press(texts.import.beginAnew);
  expect(await screen.findByText(texts.setup.what)).toBeVisible();
});

test('one tab at a time', async () => {
  // Another tab holds the lock of the move; that of the vault is free.
  const request = async (name: string, ...rest: unknown[]) => {
    const granted = rest.at(-1) as (lock: object | null) => unknown;
    return granted(name === 'bm-move' ? null : {});
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'));
  await openSetup();
  await press(texts.setup.begin);
  expect(await screen.findByText(texts.import.elsewhere)).toBeVisible();
  expect(account.data().sessions).toEqual([]);
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
