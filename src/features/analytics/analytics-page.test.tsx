import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import type { DailyTotalsRow, UserTotalsRow } from '#src/backend/rows.ts';
import { paths } from '#src/config/paths.ts';
import { formatDay, formatExactDate } from '#src/ui/format.ts';
import { type FakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice, somePreferences } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs } from '#tests/support/render-page.tsx';
import { aDay, analyticsBackend, refused, rpc, someTotals as totals } from './analytics.test-data.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';
import { AnalyticsPage } from './analytics-page.tsx';
import { reviewTexts } from './analytics-review.texts.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

// Finding roles among the cells of a heat map takes jsdom seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let backend: FakeBackend;
const open = (href = '/analytics?at=2025-11-05') => renderAt(<AnalyticsPage />, { path: paths.analytics, href });
const liveTotals = (more: object) => ({ ...totals, ...more }) as unknown as UserTotalsRow;
const liveDay = (date: string, minutes: number) =>
  ({ user_id: 'u', ...aDay(date, minutes) }) as unknown as DailyTotalsRow;
const summary = (minutes: number, sessions: number, days: number) =>
  screen.findByText((words) => words.startsWith(texts.summary(minutes, sessions, days)));
const asked = (name: string) => backend.to(rpc(name)).map((request) => request.body);

beforeEach(() => {
  backend = analyticsBackend();
  connectionStore.setState({ state: 'live', lastSyncAt: Date.now() });
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('each chart has its sentence, its table, its file and its sessions', async () => {
  backend.on(rpc('analytics_days'), () => [
    aDay('2025-11-04', 12, { pledges_honored: 1, pledges_missed: 1 }),
    aDay('2025-11-05', 6, { by_pattern: { chill: { sessions: 1, active_ms: 900_000 } } }),
  ]);
  await open();
  const minutes = await screen.findByRole('figure', { name: texts.minutes.per.day });
  await summary(18, 2, 2);
  await userEvent.click(within(minutes).getByRole('button', { name: 'As table' }));
  const row = within(minutes).getByRole('row', { name: `${formatDay('2025-11-04', 'long')} 12` });
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/sessions?from=2025-11-04&to=2025-11-04');
  expect(
    screen.getByText(`${texts.goals.summary(1, 30)} ${texts.goals.weeks(1, 4)} ${texts.goals.sessionSummary(2, 2)}`),
  ).toBeVisible();
  expect(screen.getByText(texts.heat.summary('Tuesday', '08:00', 12))).toBeVisible();
  expect(screen.getByText(texts.xp.summary(40, 10))).toBeVisible();
  expect(screen.getByText(texts.patterns.summary('Chill', 15))).toBeVisible();
  expect(screen.getByText(texts.pledges.summary(1, 2))).toBeVisible();
  expect(screen.getByText(texts.pauses.summary(18, 2))).toBeVisible();
  expect(screen.getByText(texts.rhythm.summary('09:00'))).toBeVisible();
  expect(await screen.findByText(texts.runs.summary(1, 2))).toBeVisible();
  expect(await screen.findByText(texts.allXp.summary(612))).toBeVisible();
  const figures = screen.getAllByRole('figure');
  expect(figures).toHaveLength(12);
  for (const figure of figures) {
    const button = within(figure).getByRole('button', { name: 'As table' });
    if (button.getAttribute('aria-pressed') === 'false') await userEvent.click(button);
    expect(within(figure).getByRole('table')).toBeVisible();
    expect(within(figure).getByRole('button', { name: /^Download/ })).toBeVisible();
    expect(within(figure).getAllByRole('link')[0]).toHaveAttribute('href', expect.stringMatching(/^\/sessions/));
  }
  const patterns = screen.getByRole('figure', { name: texts.patterns.title });
  expect(within(patterns).getByRole('link', { name: texts.patterns.unknown })).toHaveAttribute(
    'href',
    '/sessions?from=2025-11-01&to=2025-11-30&pattern=unknown',
  );
  const devices = screen.getByRole('figure', { name: texts.devices.title });
  expect(await within(devices).findByRole('link', { name: 'Desk' })).toHaveAttribute(
    'href',
    expect.stringContaining(`device=${aDevice().id}`),
  );
});

test('without a single session there is one invitation, and no span to choose', async () => {
  backend.on('GET /rest/v1/user_totals', () => ({ ...totals, first_date: null }));
  await open();
  await screen.findByText(texts.nothing.title);
  expect(screen.getByRole('link', { name: texts.nothing.action })).toHaveAttribute('href', '/breathe?minutes=5');
  expect(screen.queryByRole('radio')).toBeNull();
});

test('spans stand in the address bar and step back and forth, never into the future', async () => {
  const { router } = await open('/analytics?range=week&at=2025-11-05');
  await screen.findByText(texts.minutes.per.day);
  expect(asked('analytics_days')).toContainEqual({ p_from: '2025-11-03', p_to: '2025-11-09' });
  // By text and label: roles take long to find among the days of a year.
  const press = (element: HTMLElement) => act(() => fireEvent.click(element));
  const leadsTo = (search: object) => waitFor(() => expect(router.state.location.search).toEqual(search));
  press(screen.getByText(texts.previous));
  await leadsTo({ range: 'week', at: '2025-10-27' });
  press(screen.getByText(texts.next));
  await leadsTo({ range: 'week', at: '2025-11-03' });
  press(screen.getByLabelText(texts.ranges.year));
  await leadsTo({ range: 'year', at: '2025-11-03' });
  expect(await screen.findByText(texts.minutes.per.week)).toBeVisible();
  press(screen.getByLabelText(texts.ranges.quarter));
  await leadsTo({ range: 'quarter', at: '2025-01-01' });
  press(await screen.findByText(texts.now));
  await leadsTo({ range: 'quarter' });
  await waitFor(() => expect(screen.getByText(texts.next).closest('button')).toBeDisabled());
});

test('a span of one’s own begins as what is shown, and both its ends can be chosen', async () => {
  const { router } = await open('/analytics?range=month&at=2025-10-05');
  await screen.findByText(texts.empty.title);
  await userEvent.click(screen.getByRole('radio', { name: texts.ranges.custom }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ range: 'custom', from: '2025-10-01', to: '2025-10-31' }),
  );
  const from = await screen.findByLabelText(texts.from);
  // A year that is half typed acts on nothing.
  for (const typed of ['', '0202-10-10', '2025-10-10']) fireEvent.change(from, { target: { value: typed } });
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ range: 'custom', from: '2025-10-10', to: '2025-10-31' }),
  );
  fireEvent.change(screen.getByLabelText(texts.to), { target: { value: '2025-10-20' } });
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ range: 'custom', from: '2025-10-10', to: '2025-10-20' }),
  );
  await userEvent.click(screen.getByRole('button', { name: texts.previous }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ range: 'custom', from: '2025-09-29', to: '2025-10-09' }),
  );
});

test('all of it comes by months, from the first practice on, and live changes load them again', async () => {
  const { xp: _, local_date: __, ...month } = aDay('2024-03-01', 90);
  backend.on(rpc('analytics_months'), () => [{ ...month, month: '2024-03-01', active_days: 3, sessions: 4 }]);
  await open('/analytics?range=all');
  expect(await screen.findByRole('figure', { name: texts.minutes.per.month })).toBeVisible();
  await summary(90, 4, 3);
  expect(asked('analytics_months')[0]).toMatchObject({ p_from: '2024-03-10' });
  expect(screen.queryByRole('figure', { name: texts.goals.title })).toBeNull();
  expect(screen.queryByRole('button', { name: texts.previous })).toBeNull();
  act(() => emitUserEvent('totals_changed', { totals: liveTotals({ version: 8 }), days: [liveDay('2025-11-06', 10)] }));
  await waitFor(() => expect(asked('analytics_months')).toHaveLength(2));
});

test('the time before stands beside when asked for', async () => {
  backend.on(rpc('analytics_days'), ({ body }) =>
    (body as { p_from: string }).p_from === '2025-10-01' ? [aDay('2025-10-02', 25)] : [aDay('2025-11-04', 12)],
  );
  const { router } = await open();
  await screen.findByRole('figure', { name: texts.minutes.per.day });
  await userEvent.click(screen.getByRole('switch', { name: texts.compare }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ compare: 'before' }));
  expect(await screen.findByText(`${texts.summary(12, 1, 1)} ${texts.before(25, 1, 1)}`)).toBeVisible();
  const minutes = screen.getByRole('figure', { name: texts.minutes.per.day });
  await userEvent.click(within(minutes).getByRole('button', { name: 'As table' }));
  expect(within(minutes).getByRole('row', { name: `${formatDay('2025-11-02', 'long')} 0 25` })).toBeVisible();
  await userEvent.click(screen.getByRole('switch', { name: texts.compare }));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('compare'));
});

test('a time before that was rest is called so', async () => {
  backend.on(rpc('analytics_days'), ({ body }) =>
    (body as { p_from: string }).p_from === '2025-10-01' ? [] : [aDay('2025-11-04', 12)],
  );
  await open('/analytics?at=2025-11-05&compare=before');
  expect(await screen.findByText(`${texts.summary(12, 1, 1)} ${texts.beforeRest}`)).toBeVisible();
});

test('whoever hides days in a row sees none here', async () => {
  backend.on('GET /rest/v1/preferences', () => somePreferences({ show_streak: false }));
  await open();
  await screen.findByRole('figure', { name: texts.minutes.per.day });
  expect(screen.queryByRole('figure', { name: texts.runs.title })).toBeNull();
  expect(asked('analytics_runs')).toEqual([]);
});

test('the week is told in words, and opens to its figures', async () => {
  await open('/analytics?range=week&at=2025-11-05');
  const review = await screen.findByRole('region', { name: reviewTexts.title });
  expect(
    await within(review).findByText(
      `${reviewTexts.practised(18, 2, 2)} ${reviewTexts.parts.morning} ${reviewTexts.goalReached(15)}`,
    ),
  ).toBeVisible();
  const [more] = within(review).getAllByText(reviewTexts.figures);
  if (more) await userEvent.click(more);
  expect(within(review).getByRole('row', { name: `${reviewTexts.minutes} 18` })).toBeVisible();
});

test('live totals patch the days of the span, in any order', async () => {
  await open();
  await summary(18, 2, 2);
  await screen.findByText(texts.allXp.summary(612));
  act(() =>
    emitUserEvent('totals_changed', {
      totals: liveTotals({ version: 7, total_xp: 700 }),
      days: [liveDay('2025-11-06', 10)],
    }),
  );
  await summary(28, 3, 3);
  expect(await screen.findByText(texts.allXp.summary(700))).toBeVisible();
  act(() =>
    emitUserEvent('totals_changed', {
      totals: liveTotals({ version: 6, total_xp: 650 }),
      days: [liveDay('2025-11-06', 1), liveDay('2025-11-07', 2), liveDay('2025-12-01', 9)],
    }),
  );
  await summary(30, 4, 4);
  expect(screen.getByText(texts.allXp.summary(700))).toBeVisible();
  const before = asked('analytics_days').length;
  act(() => emitUserEvent('totals_changed', { totals: liveTotals({ version: 8 }), refetch: true }));
  await waitFor(() => expect(asked('analytics_days').length).toBeGreaterThan(before));
  const loaded = asked('analytics_days').length;
  await act(() => emitReconnected());
  expect(asked('analytics_days').length).toBeGreaterThan(loaded);
});

test('rest is rest, and XP below the sessions’ own is explained', async () => {
  backend.on(rpc('analytics_days'), () => []);
  await open();
  expect(await screen.findByText(texts.empty.title)).toBeVisible();
  expect(await screen.findByText(reviewTexts.rest)).toBeVisible();
  backend.on(rpc('analytics_days'), () => [aDay('2025-11-04', 0, { goals_set: 0, goals_reached: 0 })]);
  backend.on('GET /rest/v1/user_totals', () => ({ ...totals, other_xp: -40, total_xp: 460 }));
  await act(() => emitReconnected());
  expect(await screen.findByText(texts.allXp.negative(40))).toBeVisible();
  expect(screen.getByText(texts.heat.none)).toBeVisible();
});

test('a failure and being offline lead on', async () => {
  backend.on(rpc('analytics_days'), refused);
  await open();
  // The week in words, and the span.
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
  for (const alert of screen.getAllByRole('alert')) expect(alert).toHaveTextContent(texts.error.text);
  backend.on(rpc('analytics_days'), unreachable);
  act(() => connectionStore.setState({ state: 'offline', lastSyncAt: null }));
  await userEvent.click(screen.getAllByRole('button', { name: texts.error.retry })[1] ?? document.body);
  expect(await screen.findByText(texts.offlineEmpty)).toBeVisible();
  const synced = Date.parse('2025-11-05T08:00:00.000Z');
  expect(screen.getByText(texts.offline(null))).toBeVisible();
  act(() => connectionStore.setState({ lastSyncAt: synced }));
  expect(screen.getByText(texts.offline(formatExactDate(synced, { timeZone: 'Europe/Berlin' })))).toBeVisible();
});

test('many patterns are drawn as the largest and the others; a device that is gone is told as such', async () => {
  const part = (minutes: number) => ({ sessions: 1, active_ms: minutes * 60_000 });
  backend.on(rpc('analytics_days'), () => [
    aDay('2025-11-04', 40, {
      by_pattern: { chill: part(12), boxing: part(10), active: part(8), medium: part(6), '4-0-6-0': part(4) },
      by_device: { gone: part(40) },
    }),
  ]);
  await open('/analytics?range=week&at=2025-11-05');
  const patterns = await screen.findByRole('figure', { name: texts.patterns.title });
  const items = within(patterns).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    'Chill12 min',
    'Boxing10 min',
    'Active8 min',
    `${texts.patterns.others}10 min`,
  ]);
  await userEvent.click(within(patterns).getByRole('button', { name: 'As table' }));
  expect(within(patterns).getByRole('row', { name: '4-0-6-0 4 1' })).toBeVisible();
  const devices = screen.getByRole('figure', { name: texts.devices.title });
  expect(within(devices).getByText(texts.devices.gone)).toBeVisible();
});

test('an hour that wanders is said, and rest has its place among the days', async () => {
  const hourOf = (hour: number) => Array.from({ length: 24 }, (_, at) => (at === hour ? 1 : 0));
  backend.on(rpc('analytics_days'), () => [
    aDay('2025-11-03', 5, { sessions_by_hour: hourOf(8) }),
    aDay('2025-11-09', 5, { sessions_by_hour: hourOf(11) }),
  ]);
  await open('/analytics?range=week&at=2025-11-05');
  const rhythm = await screen.findByRole('figure', { name: texts.rhythm.title });
  expect(within(rhythm).getByText(`${texts.rhythm.summary('09:00')} ${texts.rhythm.drift(3, true)}`)).toBeVisible();
  await userEvent.click(within(rhythm).getByRole('button', { name: 'As table' }));
  expect(
    within(rhythm).getByRole('row', { name: `${formatDay('2025-11-04', 'long')} ${texts.rhythm.rest}` }),
  ).toBeVisible();
});
