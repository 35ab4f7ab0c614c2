import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { personKeys } from '#src/backend/person/person.keys.ts';
import type { UserTotalsRow } from '#src/backend/rows.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice, aProfile } from '#tests/support/people.ts';
import { renderPage, signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { challengesTexts as texts } from './challenges.texts.ts';
import { ChallengesCard } from './challenges-card.tsx';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

let backend: FakeBackend;
const route = 'GET /rest/v1/device_snapshots';
const totals = { totals: { version: 2, total_xp: 1 } as UserTotalsRow, days: [] };
const laptop = aDevice({ id: 'd0000000-0000-4000-8000-000000000002', name: 'Laptop' });

const challenge = (type: string, more: object = {}) => ({
  date: '2025-11-05',
  type,
  index: 0,
  target: 1,
  rewardXP: 6,
  availableFrom: 1_762_300_000_000,
  title: `About ${type}`,
  description: `What ${type} is`,
  eonMessage: `A word on ${type}`,
  completionMessage: `After ${type}`,
  ...more,
});
const row = (device_id: string, daily_challenges: unknown) => ({
  device_id,
  epoch: 1,
  daily_challenges,
  as_of: '2025-11-05T11:59:50.000Z',
});

/** As the dashboard leaves the cache: devices are in it. */
function show(devices = [aDevice(), laptop]) {
  const client = testQueryClient();
  client.setQueryData(personKeys.devices(testUserId), devices);
  return renderPage(<ChallengesCard />, client);
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
    shouldAdvanceTime: true,
  });
  vi.setSystemTime('2025-11-05T12:00:00.000Z');
  backend = startFakeBackend();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on(route, () => [
    row(aDevice().id, [challenge('minutes'), challenge('cycles', { completed: true })]),
    row(laptop.id, [challenge('evening_flow', { title: '', description: '' })]),
  ]);
  signInAs();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('each paired device has its list, in the extension’s words, done or open, and as of when', async () => {
  const { container } = await show();
  const desk = await screen.findByRole('region', { name: 'Desk' });
  const [minutes, cycles] = within(desk).getAllByRole('listitem');
  expect(minutes).toHaveTextContent(`About minutesWhat minutes is${texts.open}${texts.reward(6)}`);
  expect(cycles).toHaveTextContent(`About cyclesAfter cycles${texts.done}${texts.reward(6)}`);
  expect(within(desk).getByText('just now')).toHaveAttribute('dateTime', '2025-11-05T11:59:50.000Z');
  const other = screen.getByRole('region', { name: 'Laptop' });
  expect(within(other).getByRole('listitem')).toHaveTextContent(
    `${texts.types.evening_flow}A word on evening_flow${texts.open}`,
  );
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(await axeViolations(container)).toEqual([]);
});

test('a snapshot that arrives and a reconnect bring the list up to date', async () => {
  await show([aDevice()]);
  await screen.findByRole('region', { name: 'Desk' });
  backend.on(route, () => [row(aDevice().id, [challenge('minutes', { completed: true })])]);
  act(() => {
    emitUserEvent('totals_changed', totals);
    emitUserEvent('totals_changed', totals);
  });
  await act(() => vi.advanceTimersByTimeAsync(400));
  await waitFor(() => expect(screen.getByRole('listitem')).toHaveTextContent(texts.done));
  expect(backend.to(route)).toHaveLength(2);
  backend.on(route, () => []);
  await act(() => emitReconnected());
  await waitFor(() => expect(screen.queryByText(texts.title)).toBeNull());
});

test('when the day is over, so are its challenges', async () => {
  await show([aDevice()]);
  await screen.findByText(texts.title);
  vi.setSystemTime('2025-11-05T22:59:30.000Z');
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(screen.queryByText(texts.title)).toBeNull();
});

test('without a paired editor nothing is asked and nothing is shown', async () => {
  const { container } = await show([aDevice({ kind: 'web' }), aDevice({ revoked_at: '2025-11-01T00:00:00Z' })]);
  await act(() => vi.advanceTimersByTimeAsync(400));
  act(() => emitUserEvent('totals_changed', totals));
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(backend.to(route)).toEqual([]);
  expect(container).not.toHaveTextContent(texts.title);
});

test('a failure takes nothing from the page', async () => {
  backend.on(route, () => jsonResponse(400, { code: 'PT400', message: 'x', hint: 'x' }));
  const { container } = await show();
  await waitFor(() => expect(backend.to(route)).toHaveLength(1));
  expect(container).not.toHaveTextContent(texts.title);
  expect(screen.queryByRole('alert')).toBeNull();
});
