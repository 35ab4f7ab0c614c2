import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import type { UserTotalsRow } from '#src/backend/rows.ts';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { type FakeBackend, jsonResponse, unreachable } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice, aProfile, somePreferences } from '#tests/support/people.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import {
  aDashboard as dashboard,
  dashboardBackend,
  makeDay,
  makeSession,
  makeTotals,
  route,
} from './dashboard.test-data.ts';
import { dashboardTexts as texts } from './dashboard.texts.ts';
import { DashboardPage } from './dashboard-page.tsx';
import { clearLive } from './live-sessions.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

let backend: FakeBackend;
const session = (id: number) => ({ ...makeSession(id), device_id: aDevice().id }) as never;
const totals = (more: Parameters<typeof makeTotals>[0]) => makeTotals(more) as unknown as UserTotalsRow;

/** Lets the query cache tell its observers, which it does in the next turn. */
const settle = () => act(() => vi.advanceTimersByTimeAsync(20));

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
    shouldAdvanceTime: true,
  });
  vi.setSystemTime('2025-11-05T12:00:00.000Z');
  backend = dashboardBackend();
  connectionStore.setState({ state: 'live', lastSyncAt: Date.now() });
  signInAs();
});
afterEach(async () => {
  // What is still to be announced belongs to the test that caused it.
  await act(() => vi.advanceTimersByTimeAsync(2100));
  clearLive();
  window.localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('shows level, today, week, practice and recent sessions in one round trip', async () => {
  await renderPage(<DashboardPage />);
  expect(await screen.findByText('612 XP, 138 to Breathing Sage')).toBeVisible();
  expect(screen.getByText('of 15 minutes')).toBeVisible();
  expect(screen.getByRole('progressbar', { name: texts.today.progress })).toHaveAttribute(
    'aria-valuetext',
    texts.today.figure(12, 15),
  );
  expect(screen.getByText('2 days in a row')).toBeVisible();
  expect(screen.getByText('live, synced just now')).toBeVisible();
  const recent = screen.getByRole('region', { name: texts.recent.title });
  expect(within(recent).getAllByRole('listitem')).toHaveLength(2);
  expect(backend.to(route)).toHaveLength(1);
  expect(backend.requests.filter(({ path }) => path === '/rest/v1/devices')).toHaveLength(0);
});

test('a new session slides in, the figures follow, and it is announced once', async () => {
  await renderPage(<DashboardPage />);
  await screen.findByText('of 15 minutes');
  act(() => {
    emitUserEvent('sessions_recorded', { count: 1, sessions: [session(9)] });
    emitUserEvent('totals_changed', {
      totals: totals({ version: 2, total_xp: 760 }),
      days: [makeDay('2025-11-05', 17)] as never,
    });
  });
  await settle();
  const recent = screen.getByRole('region', { name: texts.recent.title });
  expect(within(recent).getAllByRole('listitem')).toHaveLength(3);
  expect(screen.getByRole('progressbar', { name: texts.today.progress })).toHaveAttribute(
    'aria-valuetext',
    texts.today.figure(17, 15),
  );
  expect(screen.getByText(texts.today.reached)).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(2100));
  expect(screen.getByTestId('announcer')).toHaveTextContent(texts.arrived(1, 5));
  act(() => emitUserEvent('totals_changed', { totals: totals({ version: 1, total_xp: 1 }), days: [] }));
  await settle();
  expect(screen.getByText('760 XP, 240 to Code Mystic')).toBeVisible();
});

test('a large import and a reconnect load again; a deletion fills the list from the server', async () => {
  await renderPage(<DashboardPage />);
  await screen.findByText('of 15 minutes');
  act(() => {
    emitUserEvent('sessions_recorded', { count: 500, refetch: true });
    emitUserEvent('totals_changed', { totals: totals({ version: 2 }), refetch: true });
  });
  await act(() => vi.advanceTimersByTimeAsync(400));
  await waitFor(() => expect(backend.to(route)).toHaveLength(2));
  await act(() => emitReconnected());
  expect(backend.to(route)).toHaveLength(3);
  backend.on(route, () => dashboard({ recent: [makeSession(1)] }));
  act(() => emitUserEvent('sessions_deleted', { ids: [2] }));
  await settle();
  const recent = screen.getByRole('region', { name: texts.recent.title });
  expect(within(recent).getAllByRole('listitem')).toHaveLength(1);
  await act(() => vi.advanceTimersByTimeAsync(400));
  await waitFor(() => expect(backend.to(route)).toHaveLength(4));
});

test('breathing now ticks by itself, pauses, and is forgotten after silence', async () => {
  await renderPage(<DashboardPage />);
  await screen.findByText('of 15 minutes');
  const live = {
    device_id: aDevice().id,
    client_session_id: 'sess-1',
    started_at: '',
    active_ms: 60_000,
    pattern: 'boxing',
  };
  // However long the page took to open.
  vi.setSystemTime('2025-11-05T12:00:00.000Z');
  act(() => emitUserEvent('live_session', { ...live, state: 'running', at: '2025-11-05T12:00:00.000Z' }));
  expect(screen.getByText('Breathing now, 1:00')).toBeVisible();
  expect(screen.getByText('Desk, Boxing')).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(3000));
  expect(screen.getByText('Breathing now, 1:03')).toBeVisible();
  act(() =>
    emitUserEvent('live_session', { ...live, active_ms: 63_000, state: 'paused', at: '2025-11-05T12:00:03.000Z' }),
  );
  expect(screen.getByText('Paused at 1:03')).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(51_000));
  expect(screen.queryByText(/^Paused/)).not.toBeInTheDocument();
});

test('today turns over at midnight in the person’s zone, and the day start is honoured', async () => {
  vi.setSystemTime('2025-11-05T22:59:50.000Z');
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.today.open)).toBeVisible();
  const bar = screen.getByRole('progressbar', { name: texts.today.progress });
  expect(bar).toHaveAttribute('aria-valuetext', texts.today.figure(12, 15));
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  expect(bar).toHaveAttribute('aria-valuetext', texts.today.figure(0, 15));
});

test('with a later day start the night still belongs to the day before', async () => {
  vi.setSystemTime('2025-11-06T01:00:00.000Z');
  backend.on(route, () => dashboard({ profile: aProfile({ day_start_hour: 4 }) }));
  await renderPage(<DashboardPage />);
  expect(await screen.findByRole('progressbar', { name: texts.today.progress })).toHaveAttribute(
    'aria-valuetext',
    texts.today.figure(12, 15),
  );
});

test('days in a row can be hidden', async () => {
  backend.on(route, () => dashboard({ preferences: somePreferences({ show_streak: false }) }));
  await renderPage(<DashboardPage />);
  expect(await screen.findByRole('heading', { name: texts.practice.title })).toBeVisible();
  expect(screen.queryByText(/in a row/)).not.toBeInTheDocument();
  expect(screen.queryByText(/Longest so far/)).not.toBeInTheDocument();
});

test('a reported run that differs is explained once and stays away when understood', async () => {
  backend.on('GET /rest/v1/device_snapshots', () => [
    {
      reported_current_streak: 18,
      flags: ['reported_current_streak_differs'],
      as_of: '2025-11-05T08:00:00.000Z',
    },
  ]);
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.practice.reported(18, 2))).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.practice.understood }));
  expect(screen.queryByText(texts.practice.reported(18, 2))).not.toBeInTheDocument();
  expect(window.localStorage.getItem(userStorageKey('reported-run-explained'))).toBe('yes');
});

test('a report of long ago speaks of its own time and needs no word today', async () => {
  backend.on('GET /rest/v1/device_snapshots', () => [
    {
      reported_current_streak: 18,
      flags: ['reported_current_streak_differs'],
      as_of: '2025-10-05T08:00:00.000Z',
    },
  ]);
  await renderPage(<DashboardPage />);
  await waitFor(() => expect(backend.to('GET /rest/v1/device_snapshots')).toHaveLength(1));
  await settle();
  expect(screen.queryByRole('button', { name: texts.practice.understood })).toBeNull();
});

test('a new account is invited, with two ways on', async () => {
  backend.on(route, () =>
    dashboard({ totals: makeTotals({ sessions: 0, total_xp: 0, first_date: null }), days: [], recent: [] }),
  );
  await renderPage(<DashboardPage />);
  expect(await screen.findByRole('heading', { name: texts.empty.title })).toBeVisible();
  expect(screen.getByRole('link', { name: texts.empty.pair })).toHaveAttribute('href', '/pair');
  expect(screen.getByRole('link', { name: texts.empty.import })).toHaveAttribute('href', '/settings/import');
});

test('loading is said to those who cannot see the place-holders', async () => {
  backend.on(route, () => new Promise(() => undefined));
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.loading)).toBeInTheDocument();
});

test('a failure says what is safe and can be tried again', async () => {
  backend.on(route, () => jsonResponse(400, { code: 'PT400', message: 'x', hint: 'x' }));
  await renderPage(<DashboardPage />);
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on(route, () => dashboard());
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText('of 15 minutes')).toBeVisible();
});

test('offline is said kindly, with and without an earlier visit', async () => {
  backend.on(route, unreachable);
  connectionStore.setState({ state: 'offline', lastSyncAt: null });
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.offline.empty)).toBeVisible();
  backend.on(route, () => dashboard());
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText(texts.offline.text)).toBeVisible();
  expect(screen.getByText('offline')).toBeVisible();
});

test('several that arrive together are announced as one', async () => {
  // Well after what other tests announced.
  vi.setSystemTime('2025-12-24T12:00:00.000Z');
  await renderPage(<DashboardPage />);
  await screen.findByText('of 15 minutes');
  act(() => {
    emitUserEvent('sessions_recorded', { count: 1, sessions: [session(9)] });
    emitUserEvent('sessions_recorded', { count: 1, sessions: [session(10)] });
  });
  await act(() => vi.advanceTimersByTimeAsync(2100));
  await waitFor(() => expect(screen.getByTestId('announcer')).toHaveTextContent(texts.arrived(2, 5)));
});

test('what happens while the dashboard is on its way is loaded with it', async () => {
  let answer: (value: unknown) => void = () => undefined;
  backend.on(route, () => new Promise((resolve) => (answer = resolve)));
  await renderPage(<DashboardPage />);
  await waitFor(() => expect(backend.to(route)).toHaveLength(1));
  backend.on(route, () => dashboard({ totals: makeTotals({ version: 2, total_xp: 760 }) }));
  act(() => emitUserEvent('sessions_deleted', { ids: [2] }));
  await act(() => vi.advanceTimersByTimeAsync(400));
  await waitFor(() => expect(backend.to(route)).toHaveLength(2));
  answer(dashboard());
  expect(await screen.findByText('760 XP, 240 to Code Mystic')).toBeVisible();
});
