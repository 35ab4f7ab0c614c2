/** What a person may choose before and while breathing, beyond the plain way. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paths } from '#src/config/paths.ts';
import { dismissToasts } from '#src/ui/toast.tsx';
import { type FakeBackend, jsonResponse } from '#tests/support/fake-backend.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import {
  type BreatheTest,
  begin,
  beginBreatheTest,
  breathe,
  end,
  endBreatheTest,
  liveRoute,
  presetsRoute,
  stage,
} from './breathe.test-data.tsx';
import { breatheTexts as texts } from './breathe.texts.ts';
import { BreathePage } from './breathe-page.tsx';
import { readChoices } from './choices.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));
vi.setConfig({ testTimeout: 20_000 });

const refused = () => jsonResponse(400, { code: 'PT400', hint: 'refused_here', message: 'Not now.', details: null });
let here: BreatheTest;
let backend: FakeBackend;
let user: BreatheTest['user'];

beforeEach(() => {
  here = beginBreatheTest();
  ({ backend, user } = here);
});
afterEach(async () => {
  act(() => dismissToasts());
  await endBreatheTest();
  Reflect.deleteProperty(navigator, 'vibrate');
  Reflect.deleteProperty(navigator, 'locks');
});

async function open(href = '/breathe') {
  await act(() => renderAt(<BreathePage />, { path: paths.breathe, href }));
  await screen.findByRole('radio', { name: /^Evening/ });
}

test('a link may bring its minutes along', async () => {
  await open('/breathe?minutes=7');
  expect(screen.getByText('Chill, 7 minutes')).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Other' })).toBeChecked();
});

test('one of the level’s goals, another number from where one is, and back', async () => {
  await open();
  await user.click(await screen.findByRole('radio', { name: '20 min' }));
  expect(screen.getByText('Chill, 20 minutes')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Other' }));
  expect(screen.getByRole('spinbutton', { name: texts.goal.otherLabel })).toHaveValue('20');
  await user.click(screen.getByRole('radio', { name: 'Open' }));
  await user.click(screen.getByRole('radio', { name: 'Other' }));
  expect(screen.getByText('Chill, 10 minutes')).toBeVisible();
});

test('an open session has no arc to fill and tells no goal', async () => {
  await open();
  await user.click(screen.getByRole('radio', { name: 'Open' }));
  await begin(here);
  await breathe(12);
  expect(within(stage()).getByText('Chill, 0:12')).toBeVisible();
  const told = backend.to(liveRoute).map(({ body }) => (body as { p_live: object }).p_live);
  expect(told[0]).toMatchObject({ state: 'running' });
  expect(told[0]).not.toHaveProperty('goal_minutes');
  await end(here);
  expect(await screen.findByText('A quiet moment with Chill.')).toBeVisible();
  expect(screen.queryByText(/Your goal/)).toBeNull();
});

test('sound and vibration are offered where the device can, and remembered', async () => {
  vi.stubGlobal('AudioContext', class {});
  Object.defineProperty(navigator, 'vibrate', { value: () => true, configurable: true });
  await open();
  await user.click(screen.getByRole('switch', { name: texts.senses.sound }));
  await user.click(screen.getByRole('switch', { name: texts.senses.vibration }));
  expect(readChoices()).toMatchObject({ sound: true, vibration: true });
});

test('while another tab breathes, this one says so', async () => {
  const locks = { request: async (_: string, __: object, take: (lock: null) => unknown) => take(null) };
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  await open();
  await begin(here);
  expect(await screen.findByText(texts.ready.elsewhere)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('keys with a meaning of their own pause nothing', async () => {
  await open();
  await begin(here);
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }]) {
    fireEvent.keyDown(stage(), { key: 'p', ...more });
  }
  fireEvent.keyDown(stage(), { key: 'q' });
  expect(within(stage()).queryByText(texts.stage.paused)).toBeNull();
  // The space bar on a button presses the button, and nothing else.
  const pause = within(stage()).getByRole('button', { name: texts.stage.pause });
  fireEvent.keyDown(pause, { key: ' ' });
  expect(within(stage()).queryByText(texts.stage.paused)).toBeNull();
  fireEvent.keyDown(stage(), { key: 'P' });
  expect(within(stage()).getByText(texts.stage.paused)).toBeVisible();
});

test('a rhythm that was removed can be brought back, and what fails is told', async () => {
  backend.on(`DELETE ${presetsRoute}`, refused);
  await open();
  await user.click(screen.getByRole('radio', { name: /^Evening/ }));
  await user.click(screen.getByRole('button', { name: texts.pattern.remove }));
  expect(await screen.findByText(new RegExp(texts.pattern.removeFailed))).toBeVisible();
  expect(screen.getByRole('radio', { name: /^Evening/ })).toBeVisible();
  backend.on(`DELETE ${presetsRoute}`, () => new Response(null, { status: 204 }));
  await user.click(screen.getByRole('button', { name: texts.pattern.remove }));
  await waitFor(() => expect(screen.queryByRole('radio', { name: /^Evening/ })).toBeNull());
  backend.on(`POST ${presetsRoute}`, refused);
  await user.click(await screen.findByRole('button', { name: texts.pattern.undo }));
  await waitFor(() => expect(backend.to(`POST ${presetsRoute}`)).toHaveLength(1));
  expect(await screen.findByText(texts.preset.saveFailed('Not now.'))).toBeVisible();
});

test('a rhythm that is no longer among the person’s own is shown by its seconds', async () => {
  localStorage.setItem(
    'bm.user.breathe.choices',
    JSON.stringify({ pattern: '5-0-7-0', goalMinutes: 5, sound: false, vibration: false }),
  );
  await open();
  expect(screen.getByRole('radio', { name: /^5-0-7-0/ })).toBeChecked();
});
