/** The dashboard of people who differ from the usual one. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import type { FakeBackend } from '#tests/support/fake-backend.ts';
import { emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import { aDashboard as dashboard, dashboardBackend, makeSession, makeTotals, route } from './dashboard.test-data.ts';
import { dashboardTexts as texts } from './dashboard.texts.ts';
import { DashboardPage } from './dashboard-page.tsx';
import { clearLive } from './live-sessions.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

let backend: FakeBackend;

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
afterEach(() => {
  clearLive();
  window.localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('whoever rests is told of rest, and of what was before', async () => {
  vi.setSystemTime('2025-11-25T12:00:00.000Z');
  backend.on(route, () => dashboard({ now: '2025-11-25T12:00:00.000Z' }));
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.practice.none)).toBeVisible();
  expect(screen.getByText(texts.practice.restOnly)).toBeVisible();
  expect(screen.getByText(texts.practice.best(9))).toBeVisible();
});

test('a new week has the last one behind it', async () => {
  vi.setSystemTime('2025-11-10T12:00:00.000Z');
  backend.on(route, () => dashboard({ now: '2025-11-10T12:00:00.000Z' }));
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.week.behind(22))).toBeVisible();
});

test('XP of devices without any session has its level; beyond the last one it simply counts on', async () => {
  backend.on(route, () =>
    dashboard({
      totals: makeTotals({
        sessions: 0,
        total_xp: 2400,
        first_date: null,
        latest_run_from: null,
        latest_run_to: null,
        latest_run_days: 0,
        longest_run_days: 0,
      }),
      days: [],
      recent: [],
    }),
  );
  await renderPage(<DashboardPage />);
  expect(await screen.findByText(texts.rings.seed)).toBeVisible();
  expect(screen.getByRole('progressbar', { name: texts.rings.level(8) })).toHaveAttribute(
    'aria-valuetext',
    texts.rings.beyond('2,400'),
  );
  expect(screen.getByText(texts.recent.empty)).toBeVisible();
});

test('a session without a goal or a pattern, and one below its goal, are told as they are', async () => {
  backend.on(route, () =>
    dashboard({
      recent: [
        makeSession(2, { goal_minutes: null, pattern: null, device_id: 'gone' }),
        makeSession(1, { active_ms: 60_000, pattern: '4-0-6-0' }),
      ],
    }),
  );
  await renderPage(<DashboardPage />);
  const recent = await screen.findByRole('region', { name: texts.recent.title });
  const [bare, short] = within(recent).getAllByRole('listitem');
  expect(bare).toHaveTextContent(texts.recent.unknownDevice);
  expect(bare).not.toHaveTextContent(/goal/);
  expect(short).toHaveTextContent(texts.recent.goalOf(5));
  expect(short).toHaveTextContent('4-0-6-0');
});

test('a session on a device that is not listed yet is told all the same', async () => {
  await renderPage(<DashboardPage />);
  await screen.findByText('of 15 minutes');
  act(() =>
    emitUserEvent('live_session', {
      device_id: 'd0000000-0000-4000-8000-00000000000f',
      client_session_id: 'sess-2',
      started_at: '',
      active_ms: 5_000,
      state: 'running',
      at: '2025-11-05T12:00:00.000Z',
    }),
  );
  expect(screen.getByText(texts.live.where(texts.live.unknownDevice, null))).toBeVisible();
  // What is recorded is no longer going on.
  act(() =>
    emitUserEvent('sessions_recorded', {
      count: 1,
      sessions: [{ ...makeSession(9), client_session_id: 'sess-2' } as never],
    }),
  );
  await settle();
  expect(screen.queryByText(/^Breathing now/)).toBeNull();
});

test('a day of the week opens to its sessions, by its bar and in the table', async () => {
  await renderPage(<DashboardPage />);
  const week = await screen.findByRole('figure', { name: texts.week.title });
  await userEvent.click(within(week).getByRole('button', { name: 'As table' }));
  const days = within(week).getAllByRole('link');
  expect(days.map((day) => day.getAttribute('href'))).toEqual(
    ['2025-11-03', '2025-11-04', '2025-11-05'].map((date) => `/sessions?from=${date}&to=${date}`),
  );
  await userEvent.click(within(week).getByRole('button', { name: 'As table' }));
  const bar = week.querySelector('[data-column="2025-11-04"]');
  if (bar === null) throw new Error('the bar is not drawn');
  fireEvent.click(bar);
  expect(await screen.findByText('Led to /sessions?from=2025-11-04&to=2025-11-04')).toBeVisible();
});
