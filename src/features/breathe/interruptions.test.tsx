/** What comes between: a hidden tab, a locked screen, a call, a wish to leave (domain rules §1.3). */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FakeBackend } from '#tests/support/fake-backend.ts';
import { somePreferences } from '#tests/support/people.ts';
import { renderPage } from '#tests/support/render-page.tsx';
import {
  type BreatheTest,
  beginBreatheTest,
  breathe,
  end,
  endBreatheTest,
  saveRoute,
  stage,
} from './breathe.test-data.tsx';
import { breatheTexts as texts } from './breathe.texts.ts';
import { BreathePage } from './breathe-page.tsx';
import { beat } from './breathing-store.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));
vi.setConfig({ testTimeout: 20_000 });

const release = vi.fn(async () => undefined);
const request = vi.fn(async () => ({ release }));
const vibrate = vi.fn(() => true);
let visible: DocumentVisibilityState;
let backend: FakeBackend;
let user: BreatheTest['user'];
let here: BreatheTest;

beforeEach(() => {
  vi.clearAllMocks();
  here = beginBreatheTest();
  ({ backend, user } = here);
  backend.on('GET /rest/v1/preferences', () => somePreferences({ share_live: false }));
  visible = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible);
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  Object.defineProperty(navigator, 'vibrate', { value: vibrate, configurable: true });
});
afterEach(async () => {
  await endBreatheTest();
  Reflect.deleteProperty(navigator, 'wakeLock');
  Reflect.deleteProperty(navigator, 'vibrate');
});

const saved = () => backend.to(saveRoute).map(({ body }) => (body as { p_row: { activeMs: number } }).p_row);
/** The page goes out of sight, or comes back; its timers may have stood still meanwhile. */
const turn = (to: DocumentVisibilityState) =>
  act(() => {
    visible = to;
    document.dispatchEvent(new Event('visibilitychange'));
  });
/** Time in which the page does not run at all. */
const frozen = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

async function start(choices: object = {}) {
  const plan = { pattern: 'medium', goalMinutes: 5, sound: false, vibration: false, ...choices };
  localStorage.setItem('bm.user.breathe.choices', JSON.stringify(plan));
  const view = await act(() => renderPage(<BreathePage />));
  await user.click(await screen.findByRole('button', { name: texts.ready.begin }));
  await waitFor(() => expect(stage()).toBeVisible());
  return view;
}

test('a hidden tab goes on counting, and is where it should be when it comes back', async () => {
  await start();
  await breathe(12);
  turn('hidden');
  frozen(60);
  turn('visible');
  expect(within(stage()).getByText(/^Medium, 1:1\d of 5 min$/)).toBeVisible();
  // A minute is what browsers let a hidden page sleep: there is nothing to ask.
  expect(within(stage()).queryByRole('button', { name: texts.stage.sleptKeep })).toBeNull();
  await end(here);
  await waitFor(() => expect(saved()[0]?.activeMs).toBeGreaterThanOrEqual(72_000));
});

test('a locked screen or a call that took long is asked about, and may count', async () => {
  await start();
  await breathe(12);
  turn('hidden');
  frozen(240);
  turn('visible');
  expect(within(stage()).getByText(texts.stage.slept('4 min'))).toBeVisible();
  await user.click(screen.getByRole('button', { name: texts.stage.sleptKeep }));
  expect(within(stage()).queryByText(texts.stage.slept('4 min'))).toBeNull();
  await end(here);
  await waitFor(() => expect(saved()[0]?.activeMs).toBeGreaterThanOrEqual(252_000));
});

test('time that passes in a pause counts for nothing', async () => {
  await start();
  await breathe(12);
  fireEvent.keyDown(stage(), { key: 'p' });
  turn('hidden');
  frozen(600);
  turn('visible');
  expect(within(stage()).queryByRole('button', { name: texts.stage.sleptKeep })).toBeNull();
  await end(here);
  await waitFor(() => expect(saved()[0]?.activeMs).toBeLessThan(20_000));
});

test('whoever stays after all is asked again only when they leave again', async () => {
  const { router } = await start();
  await breathe(12);
  act(() => void router.navigate({ to: '/elsewhere' as never }));
  await user.click(await screen.findByRole('button', { name: texts.leave.stay }));
  expect(screen.queryByRole('button', { name: texts.leave.stay })).toBeNull();
  expect(router.state.location.pathname).toBe('/');
  await breathe(5);
  expect(screen.queryByRole('button', { name: texts.leave.stay })).toBeNull();
  act(() => void router.navigate({ to: '/elsewhere' as never }));
  await user.click(await screen.findByRole('button', { name: texts.leave.drop }));
  expect(await screen.findByText('Led to /elsewhere')).toBeVisible();
  expect(saved()).toEqual([]);
});

test('a session of one minute that ends itself answers the question by itself, and is kept', async () => {
  const { router } = await start({ goalMinutes: 1 });
  await breathe(20);
  act(() => void router.navigate({ to: '/elsewhere' as never }));
  await screen.findByRole('button', { name: texts.leave.stay });
  frozen(45);
  act(() => beat());
  expect(await screen.findByText('Led to /elsewhere')).toBeVisible();
  await waitFor(() => expect(saved()[0]?.activeMs).toBeGreaterThanOrEqual(60_000));
});

test('the screen stays on while it runs, may go off in a pause, and is held again after', async () => {
  await start();
  await waitFor(() => expect(request).toHaveBeenCalledTimes(1));
  await breathe(1);
  fireEvent.keyDown(stage(), { key: 'p' });
  await waitFor(() => expect(release).toHaveBeenCalledTimes(1));
  fireEvent.keyDown(stage(), { key: 'p' });
  await waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  turn('hidden');
  expect(request).toHaveBeenCalledTimes(2);
  turn('visible');
  expect(request).toHaveBeenCalledTimes(3);
});

test('a touch tells each turn of the breath to whoever wants it, and none in a pause', async () => {
  await start({ vibration: true });
  expect(vibrate).toHaveBeenCalledTimes(1);
  await breathe(5.5);
  expect(vibrate).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(stage(), { key: 'p' });
  await breathe(30);
  expect(vibrate).toHaveBeenCalledTimes(2);
});

test('nobody is touched who did not ask for it', async () => {
  await start();
  await breathe(12);
  expect(vibrate).not.toHaveBeenCalled();
});
