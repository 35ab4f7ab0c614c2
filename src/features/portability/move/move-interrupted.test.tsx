/** A move that stops, goes on, or is taken back. */
import 'fake-indexeddb/auto';
import { act, configure, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { FakeAccount } from '#tests/support/fake-account.ts';
import { jsonResponse } from '#tests/support/fake-backend.ts';
import { aSession, keepForGuest } from '#tests/support/guests.ts';
import { renderPage } from '#tests/support/render-page.tsx';
import { beginMoveTest, browser, endMoveTest, here, openSetup, press } from './move.test-data.tsx';
import { moveTexts as texts } from './move.texts.ts';
import { MovePage } from './move-page.tsx';
import { readMove, writeMove } from './move-state.ts';

configure({ asyncUtilTimeout: 4_000 });

let account: FakeAccount;

beforeEach(async () => {
  account = await beginMoveTest();
});
afterEach(endMoveTest);

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
