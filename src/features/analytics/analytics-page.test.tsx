import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import type { DailyTotalsRow, UserTotalsRow } from '#src/backend/rows.ts';
import { paths } from '#src/config/paths.ts';
import { formatDay } from '#src/ui/format.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs } from '#tests/support/render-page.tsx';
import { analyticsTexts as texts } from './analytics.texts.ts';
import { AnalyticsPage } from './analytics-page.tsx';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

// Finding roles among the cells of a heat map takes jsdom seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let backend: FakeBackend;
const daysRoute = 'POST /rest/v1/rpc/analytics_days';
const open = (href: string = '/analytics?at=2025-11-05') =>
  renderAt(<AnalyticsPage />, { path: paths.analytics, href });
const day = (local_date: string, minutes: number) =>
  ({
    user_id: 'u',
    local_date,
    sessions: 1,
    active_ms: minutes * 60_000,
    cycles: 20,
    goal_bonus_xp: 5,
    xp: 25,
    goals_set: 1,
    goals_reached: 1,
    active_ms_by_hour: Array.from({ length: 24 }, (_, hour) => (hour === 8 ? minutes * 60_000 : 0)),
    sessions_by_hour: Array.from({ length: 24 }, () => 0),
  }) satisfies DailyTotalsRow;
const xp = { version: 5, cycles: 400, known_xp: 500, other_xp: 112, total_xp: 612 };
const totals = (more: object) => ({ ...xp, ...more }) as unknown as UserTotalsRow;

beforeEach(() => {
  backend = startFakeBackend();
  backend.on(daysRoute, () => [day('2025-11-04', 12), day('2025-11-05', 6)]);
  backend.on('GET /rest/v1/user_totals', () => xp);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  connectionStore.setState({ state: 'live', lastSyncAt: Date.now() });
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('each chart has its sentence and its table', async () => {
  await open();
  const minutes = await screen.findByRole('figure', { name: texts.minutes.perDay });
  expect(within(minutes).getByText(texts.summary(18, 2, 2))).toBeVisible();
  await userEvent.click(within(minutes).getByRole('button', { name: /table/i }));
  expect(within(minutes).getByRole('row', { name: `${formatDay('2025-11-04', 'long')} 12` })).toBeVisible();
  const goals = screen.getByRole('figure', { name: texts.goals.title });
  expect(within(goals).getByText('1 of 30')).toBeVisible();
  expect(within(goals).getByText('2 of 2')).toBeVisible();
  expect(screen.getByText(texts.heat.summary('Tuesday', '08:00', 12))).toBeVisible();
  expect(screen.getByText(texts.xp.summary(40, 10))).toBeVisible();
  expect(await screen.findByText(texts.allXp.summary(612))).toBeVisible();
  for (const figure of screen.getAllByRole('figure')) {
    const button = within(figure).getByRole('button', { name: /table/i });
    if (button.getAttribute('aria-pressed') === 'false') await userEvent.click(button);
    expect(within(figure).getByRole('table')).toBeVisible();
  }
});

test('spans stand in the address bar and step back and forth, never into the future', async () => {
  const { router } = await open('/analytics?range=week&at=2025-11-05');
  await screen.findByRole('figure', { name: texts.minutes.perDay });
  expect(backend.to(daysRoute)[0]?.body).toEqual({ p_from: '2025-11-03', p_to: '2025-11-09' });
  await userEvent.click(screen.getByRole('button', { name: texts.previous }));
  await waitFor(() => expect(router.state.location.search).toEqual({ range: 'week', at: '2025-10-27' }));
  await userEvent.click(screen.getByRole('button', { name: texts.next }));
  await waitFor(() => expect(router.state.location.search).toEqual({ range: 'week', at: '2025-11-03' }));
  await userEvent.click(screen.getByRole('radio', { name: texts.ranges.year }));
  await waitFor(() => expect(router.state.location.search).toEqual({ range: 'year', at: '2025-01-01' }));
  expect(await screen.findByRole('figure', { name: texts.minutes.perWeek })).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: texts.ranges.quarter }));
  await waitFor(() => expect(router.state.location.search).toEqual({ range: 'quarter', at: '2025-01-01' }));
  await userEvent.click(screen.getByRole('button', { name: texts.now }));
  await waitFor(() => expect(router.state.location.search).toEqual({ range: 'quarter' }));
  expect(screen.getByRole('button', { name: texts.next })).toBeDisabled();
});

test('live totals patch the days of the span, in any order', async () => {
  await open();
  await screen.findByText(texts.summary(18, 2, 2));
  await screen.findByText(texts.allXp.summary(612));
  act(() =>
    emitUserEvent('totals_changed', { totals: totals({ version: 7, total_xp: 700 }), days: [day('2025-11-06', 10)] }),
  );
  expect(await screen.findByText(texts.summary(28, 3, 3))).toBeVisible();
  expect(await screen.findByText(texts.allXp.summary(700))).toBeVisible();
  act(() =>
    emitUserEvent('totals_changed', {
      totals: totals({ version: 6, total_xp: 650 }),
      days: [day('2025-11-06', 1), day('2025-11-07', 2), day('2025-12-01', 9)],
    }),
  );
  expect(await screen.findByText(texts.summary(30, 4, 4))).toBeVisible();
  expect(screen.getByText(texts.allXp.summary(700))).toBeVisible();
  act(() => emitUserEvent('totals_changed', { totals: totals({ version: 8 }), refetch: true }));
  await waitFor(() => expect(backend.to(daysRoute)).toHaveLength(2));
  await act(() => emitReconnected());
  expect(backend.to(daysRoute)).toHaveLength(3);
});

test('rest is rest, and XP below the sessions’ own is explained', async () => {
  backend.on(daysRoute, () => []);
  await open();
  expect(await screen.findByText(texts.empty.title)).toBeVisible();
  backend.on(daysRoute, () => [{ ...day('2025-11-04', 12), goals_set: 0, goals_reached: 0 }]);
  backend.on('GET /rest/v1/user_totals', () => ({ ...xp, other_xp: -40, total_xp: 460 }));
  await act(() => emitReconnected());
  expect(await screen.findByText(texts.allXp.negative(40))).toBeVisible();
  expect(screen.getAllByText(texts.goals.noSessionGoals)[0]).toBeVisible();
});

test('a failure and being offline lead on', async () => {
  backend.on(daysRoute, () => jsonResponse(400, { code: 'P0001', message: 'x' }));
  await open();
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on(daysRoute, unreachable);
  act(() => connectionStore.setState({ state: 'offline' }));
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText(texts.offlineEmpty)).toBeVisible();
  expect(screen.getByText(texts.offline)).toBeVisible();
});
