import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import type { DailyTotalsRow, UserTotalsRow } from '#src/backend/rows.ts';
import { paths } from '#src/config/paths.ts';
import { formatDay, formatWeekday } from '#src/ui/format.ts';
import { axeViolations } from '#tests/support/axe.ts';
import type { FakeBackend } from '#tests/support/fake-backend.ts';
import { emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice, somePreferences } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs } from '#tests/support/render-page.tsx';
import { aDay, analyticsBackend, refused, rpc, someTotals } from './analytics.test-data.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';
import { AnalyticsPage } from './analytics-page.tsx';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

// Finding roles among the cells of a heat map takes jsdom seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let backend: FakeBackend;
const open = (href = '/analytics?at=2025-11-05') => renderAt(<AnalyticsPage />, { path: paths.analytics, href });
const summary = (minutes: number, sessions: number, days: number) =>
  screen.findByText((words) => words.startsWith(texts.summary(minutes, sessions, days)));
const asked = (name: string) => backend.to(rpc(name)).map((request) => request.body);

beforeEach(() => {
  backend = analyticsBackend();
  connectionStore.setState({ state: 'live', lastSyncAt: Date.now() });
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('an hour opens to its sessions by click and by key; one of rest leads nowhere', async () => {
  const { router } = await open();
  const heat = await screen.findByRole('figure', { name: texts.heat.title });
  const cell = (weekday: number, hour: number, minutes: number) => {
    const [from, to] = [texts.heat.hour(hour), texts.heat.hour(hour + 1)];
    return within(heat).getByLabelText(texts.heat.cell(formatWeekday(weekday, 'long'), from, to, minutes));
  };
  fireEvent.click(cell(1, 8, 0));
  act(() => cell(1, 8, 0).focus());
  fireEvent.keyDown(cell(1, 8, 0), { key: 'Enter' });
  expect(router.state.location.pathname).toBe('/analytics');
  fireEvent.keyDown(cell(1, 8, 0), { key: 'ArrowDown' });
  expect(cell(2, 8, 12)).toHaveFocus();
  fireEvent.keyDown(cell(2, 8, 12), { key: ' ' });
  expect(await screen.findByText('Led to /sessions?from=2025-11-01&to=2025-11-30&weekday=2&hour=8')).toBeVisible();
});

test('kept and open pledges, reached goals and the parts of a whole open to their sessions', async () => {
  backend.on(rpc('analytics_days'), () => [
    aDay('2025-11-04', 12, { pledges_honored: 1, pledges_missed: 2, goals_set: 3, goals_reached: 1 }),
  ]);
  await open();
  const hrefs = async (title: string) => {
    const figure = await screen.findByRole('figure', { name: title });
    const drawing = within(figure).getAllByRole('listitem');
    return drawing.flatMap((item) => within(item).queryAllByRole('link')).map((link) => link.getAttribute('href'));
  };
  const span = '/sessions?from=2025-11-01&to=2025-11-30';
  expect(await hrefs(texts.pledges.title)).toEqual([`${span}&pledge=honored`, `${span}&pledge=missed`]);
  expect(await hrefs(texts.goals.title)).toEqual([`${span}&goal=reached`, `${span}&goal=missed`]);
  expect(await hrefs(texts.patterns.title)).toEqual([`${span}&pattern=unknown`]);
  expect(await hrefs(texts.devices.title)).toEqual([`${span}&device=${aDevice().id}`]);
  const heat = screen.getByRole('figure', { name: texts.heat.title });
  await userEvent.click(within(heat).getByRole('button', { name: 'As table' }));
  expect(within(heat).getByRole('link', { name: '08:00' })).toHaveAttribute('href', `${span}&hour=8`);
  expect(within(heat).queryByRole('link', { name: '09:00' })).toBeNull();
});

test('one query that fails leaves the other cards standing, and can be tried again by itself', async () => {
  for (const name of ['analytics_runs', 'analytics_bests']) backend.on(rpc(name), refused);
  backend.on('GET /rest/v1/user_totals', refused);
  await open();
  await summary(18, 2, 2);
  for (const title of [texts.runs.title, texts.bests.title, texts.allXp.title]) {
    const card = await screen.findByRole('region', { name: title });
    expect(await within(card).findByRole('alert')).toHaveTextContent(texts.error.text);
  }
  expect(screen.getByRole('figure', { name: texts.heat.title })).toBeVisible();
  backend.on(rpc('analytics_runs'), () => [{ from: '2025-11-04', to: '2025-11-05', days: 2 }]);
  const runs = screen.getByRole('region', { name: texts.runs.title });
  await userEvent.click(within(runs).getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText(texts.runs.summary(1, 2))).toBeVisible();
  expect(screen.getByRole('region', { name: texts.bests.title })).toBeVisible();
});

test('a span that fails leaves the week in words; a calendar that fails, the span', async () => {
  const { xp: _, local_date: __, ...month } = aDay('2024-03-01', 90);
  backend.on(rpc('analytics_months'), () => [{ ...month, month: '2024-03-01', active_days: 3, sessions: 4 }]);
  backend.on(rpc('analytics_days'), refused);
  await open('/analytics?range=all');
  await summary(90, 4, 3);
  const calendar = await screen.findByRole('region', { name: texts.calendar.title });
  expect(within(calendar).getByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on(rpc('analytics_days'), () => [aDay('2025-11-04', 12)]);
  await userEvent.click(within(calendar).getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByRole('figure', { name: texts.calendar.title })).toBeVisible();
});

test('a page whose settings cannot be loaded says so, and goes on when they come', async () => {
  backend.on('GET /rest/v1/preferences', refused);
  await open();
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  await summary(18, 2, 2);
});

test('what was most opens to its sessions', async () => {
  backend.on(rpc('analytics_bests'), () => ({
    session: { id: 7, local_date: '2025-10-02', active_ms: 1_800_000 },
    day: { local_date: '2025-10-03', active_ms: 2_400_000 },
    month: { month: '2025-10-01', active_ms: 9_000_000 },
    run: { from: '2025-10-01', to: '2025-10-09', days: 9 },
  }));
  await open();
  const bests = await screen.findByRole('region', { name: texts.bests.title });
  expect(
    within(bests)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual([
    '/sessions/7',
    '/sessions?from=2025-10-03&to=2025-10-03',
    '/sessions?from=2025-10-01&to=2025-10-31',
    '/sessions?from=2025-10-01&to=2025-10-09',
  ]);
  expect(within(bests).getByText('2 h 30 min')).toBeVisible();
});

test('the year has its calendar, whose days open to their sessions', async () => {
  await open('/analytics?range=year&at=2025-11-05');
  const calendar = await screen.findByRole('figure', { name: texts.calendar.title });
  const day = within(calendar).getByRole('gridcell', { name: texts.calendar.day(formatDay('2025-11-04', 'long'), 12) });
  await userEvent.click(day);
  expect(await screen.findByText('Led to /sessions?from=2025-11-04&to=2025-11-04')).toBeVisible();
});

test('all of it has its hours by year, and a calendar that steps through the years', async () => {
  const { xp: _, local_date: __, ...month } = aDay('2024-03-01', 90);
  backend.on(rpc('analytics_months'), () => [{ ...month, month: '2024-03-01', active_days: 3, sessions: 4 }]);
  backend.on(rpc('analytics_days'), ({ body }) =>
    (body as { p_from: string }).p_from === '2024-03-10' ? [aDay('2024-05-01', 12)] : [],
  );
  await open('/analytics?range=all');
  const heat = await screen.findByRole('figure', { name: texts.heat.title });
  expect(within(heat).getByText(texts.heat.yearSummary('2024', '08:00', 90))).toBeVisible();
  expect(within(heat).getByText(texts.heat.yearHint)).toBeVisible();
  const calendar = await screen.findByRole('figure', { name: texts.calendar.title });
  const thisYear = Number(within(calendar).getByText(/^20\d\d$/).textContent);
  expect(await axeViolations(calendar)).toEqual([]);
  const later = within(calendar).getByRole('button', { name: texts.calendar.laterYear });
  expect(later).toHaveAttribute('aria-disabled', 'true');
  later.focus();
  await userEvent.keyboard('{Enter}');
  expect(within(calendar).getByText(String(thisYear))).toBeVisible();
  const earlier = within(calendar).getByRole('button', { name: texts.calendar.earlierYear });
  earlier.focus();
  for (let year = thisYear; year > 2024; year -= 1) await userEvent.keyboard('{Enter}');
  expect(await within(calendar).findByText('2024')).toBeVisible();
  expect(earlier).toHaveFocus();
  expect(earlier).toHaveAttribute('aria-disabled', 'true');
  const day = texts.calendar.day(formatDay('2024-05-01', 'long'), 12);
  expect(await within(calendar).findByLabelText(day)).toBeVisible();
  expect(asked('analytics_days')).toContainEqual({ p_from: '2024-03-10', p_to: '2024-12-31' });
});

test.each([
  ['minutes', () => texts.minutes.per.day, '2025-11-04', 'from=2025-11-04&to=2025-11-04'],
  ['sessions', () => texts.sessions.per.day, '2025-11-05', 'from=2025-11-05&to=2025-11-05'],
  ['runs', () => texts.runs.title, '2025-11-04', 'from=2025-11-04&to=2025-11-05'],
] as const)('a bar of the %s opens to its sessions', async (_, title, column, search) => {
  await open();
  const figure = await screen.findByRole('figure', { name: title() });
  const bar = figure.querySelector(`[data-column="${column}"]`);
  if (bar === null) throw new Error('the bar is not drawn');
  fireEvent.click(bar);
  expect(await screen.findByText(`Led to /sessions?${search}`)).toBeVisible();
});

test('a place in the drift of hours opens to its sessions; the pointer is told in words what it is at', async () => {
  await open('/analytics?range=week&at=2025-11-05');
  const rhythm = await screen.findByRole('figure', { name: texts.rhythm.title });
  const places = rhythm.querySelectorAll('rect[fill="transparent"]');
  const tuesday = places[1];
  if (tuesday === undefined) throw new Error('the days are not drawn');
  const words = texts.rhythm.words(formatDay('2025-11-04', 'long'), '08:00', '08:00', '08:00');
  fireEvent.pointerEnter(tuesday);
  expect(within(rhythm).getByText(words)).toBeVisible();
  fireEvent.pointerLeave(tuesday);
  expect(within(rhythm).queryByText(words)).toBeNull();
  fireEvent.click(tuesday);
  expect(await screen.findByText('Led to /sessions?from=2025-11-04&to=2025-11-04')).toBeVisible();
});

test('rest between runs has its number, and the years of a long life of practice their bars', async () => {
  backend.on(rpc('analytics_runs'), () => [
    { from: '2025-11-01', to: '2025-11-02', days: 2 },
    { from: '2025-11-06', to: '2025-11-06', days: 1 },
  ]);
  await open();
  const runs = await screen.findByRole('figure', { name: texts.runs.title });
  await userEvent.click(within(runs).getByRole('button', { name: 'As table' }));
  const [from, to] = [formatDay('2025-11-06', 'long'), formatDay('2025-11-06', 'long')];
  expect(within(runs).getByRole('row', { name: `${from} ${to} 1 3` })).toBeVisible();
});

test('decades come by years', async () => {
  backend.on('GET /rest/v1/user_totals', () => ({ ...someTotals, first_date: '1990-03-10' }));
  const { xp: _, local_date: __, ...month } = aDay('1990-03-01', 90);
  backend.on(rpc('analytics_months'), () => [{ ...month, month: '1990-03-01', active_days: 3, sessions: 4 }]);
  await open('/analytics?range=all');
  const minutes = await screen.findByRole('figure', { name: texts.minutes.per.year });
  await userEvent.click(within(minutes).getByRole('button', { name: 'As table' }));
  expect(within(minutes).getByRole('link', { name: '1990' })).toHaveAttribute(
    'href',
    '/sessions?from=1990-03-10&to=1990-12-31',
  );
});

test('what a span has nothing of has no card', async () => {
  const nothing = Array.from({ length: 24 }, () => 0);
  backend.on(rpc('analytics_days'), () => [
    aDay('2025-11-04', 0, {
      elapsed_ms: 0,
      sessions_by_hour: nothing,
      active_ms_by_hour: nothing,
      by_pattern: {},
      by_device: {},
    }),
  ]);
  backend.on('GET /rest/v1/user_totals', () => ({ ...someTotals, known_xp: 0, total_xp: 0 }));
  await open();
  expect(await screen.findByText(texts.heat.none)).toBeVisible();
  for (const { title } of [texts.pauses, texts.pledges, texts.patterns, texts.devices, texts.rhythm, texts.allXp]) {
    expect(screen.queryByRole('figure', { name: title })).toBeNull();
  }
});

test('a day that comes live while the days are on their way is not missed', async () => {
  let answer: (days: unknown) => void = () => undefined;
  backend.on(rpc('analytics_days'), () => new Promise((resolve) => (answer = resolve)));
  await open();
  await waitFor(() => expect(asked('analytics_days').length).toBeGreaterThan(0));
  const before = asked('analytics_days').length;
  backend.on(rpc('analytics_days'), () => [aDay('2025-11-05', 6), aDay('2025-11-06', 10)]);
  const live = { user_id: 'u', ...aDay('2025-11-06', 10) } as unknown as DailyTotalsRow;
  act(() =>
    emitUserEvent('totals_changed', {
      totals: { ...someTotals, version: 7 } as unknown as UserTotalsRow,
      days: [live],
    }),
  );
  await waitFor(() => expect(asked('analytics_days').length).toBeGreaterThan(before));
  answer([aDay('2025-11-05', 6)]);
  await summary(16, 2, 2);
});
