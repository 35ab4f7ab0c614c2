import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionStore } from '#src/backend/connection-store.ts';
import { paths } from '#src/config/paths.ts';
import { formatDay, formatWeekday } from '#src/ui/format.ts';
import { dismissToasts } from '#src/ui/toast.tsx';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice, aProfile } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs } from '#tests/support/render-page.tsx';
import { SessionDetailPage } from './session-detail-page.tsx';
import { aSession } from './sessions.test-data.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';
import { SessionsPage } from './sessions-page.tsx';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

let backend: FakeBackend;
const pageRoute = 'POST /rest/v1/rpc/session_page';
const failed = () => jsonResponse(400, { code: 'P0001', message: 'x' });
const list = (href: string = paths.sessions) => renderAt(<SessionsPage />, { path: paths.sessions, href });
const detail = () => renderAt(<SessionDetailPage />, { path: paths.session, href: '/sessions/7' });
const rows = () => screen.getAllByRole('listitem').filter((item) => within(item).queryByText(/XP/));

beforeEach(() => {
  backend = startFakeBackend();
  backend.on(pageRoute, () => [aSession(3), aSession(2)]);
  backend.on('GET /rest/v1/sessions', () => aSession(7));
  backend.on('GET /rest/v1/devices', () => [aDevice()]);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  connectionStore.setState({ state: 'live', lastSyncAt: Date.now() });
  signInAs();
});
afterEach(() => {
  act(() => dismissToasts());
  vi.unstubAllGlobals();
});

test('sessions stand by day, and lead to their pages', async () => {
  await list();
  expect(await screen.findByRole('heading', { name: formatDay('2025-11-05', 'long') })).toBeVisible();
  expect(screen.getByText('2 sessions, 10 min')).toBeVisible();
  expect(rows()).toHaveLength(2);
  expect(screen.getByText(texts.end)).toBeVisible();
  expect(screen.getAllByRole('link')[0]).toHaveAttribute('href', '/sessions/3');
});

test('earlier sessions come on request, by keyset', async () => {
  const first = Array.from({ length: 50 }, (_, at) => aSession(100 - at));
  backend.on(pageRoute, ({ body }) => (Object.hasOwn(body as object, 'p_before') ? [aSession(1)] : first));
  await list();
  await userEvent.click(await screen.findByRole('button', { name: texts.earlier }));
  await waitFor(() => expect(rows()).toHaveLength(51));
  expect(backend.to(pageRoute)[1]?.body).toMatchObject({ p_before: aSession(51).ended_at, p_before_id: 51 });
  expect(screen.queryByRole('button', { name: texts.earlier })).not.toBeInTheDocument();
});

test('filters act at once and stand in the address bar', async () => {
  const { router } = await list('/sessions?goal=missed');
  await screen.findByText(texts.shown(2));
  expect(backend.to(pageRoute)[0]?.body).toMatchObject({ p_goal: 'missed' });
  await userEvent.selectOptions(screen.getByLabelText(texts.filters.pattern), 'unknown');
  await waitFor(() => expect(router.state.location.search).toEqual({ goal: 'missed', pattern: 'unknown' }));
  await waitFor(() => expect(backend.to(pageRoute).at(-1)?.body).toMatchObject({ p_pattern: 'unknown' }));
  backend.on(pageRoute, () => []);
  await userEvent.selectOptions(screen.getByLabelText(texts.filters.device), 'Desk');
  expect(await screen.findByText(texts.filteredEmpty.title)).toBeVisible();
  backend.on(pageRoute, () => [aSession(3)]);
  await userEvent.click(screen.getAllByRole('button', { name: texts.filters.clear })[0] ?? document.body);
  await waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(await screen.findByText(texts.shown(1))).toBeVisible();
});

test('what a figure chose stands as chips, each to be let go of by itself', async () => {
  const { router } = await list(
    '/sessions?from=2025-11-01&to=2025-11-30&hour=8&weekday=3&pledge=honored&pattern=4-4-4-4',
  );
  await screen.findByText(texts.shown(2));
  expect(backend.to(pageRoute)[0]?.body).toMatchObject({ p_hour: 8, p_weekday: 3, p_pledge: 'honored' });
  expect(screen.getByLabelText(texts.filters.pattern)).toHaveDisplayValue('Your own, 4-4-4-4');
  const { filters } = texts;
  const chip = (words: string) => screen.getByRole('button', { name: filters.drop(words) });
  expect(chip(filters.pledges.honored)).toBeVisible();
  expect(await axeViolations(screen.getByRole('group', { name: filters.title }))).toEqual([]);
  await userEvent.click(chip(filters.hour('08:00', '09:00')));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('hour'));
  await userEvent.click(chip(formatWeekday(3, 'long')));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      from: '2025-11-01',
      to: '2025-11-30',
      pledge: 'honored',
      pattern: '4-4-4-4',
    }),
  );
  await waitFor(() => expect(backend.to(pageRoute).at(-1)?.body).not.toHaveProperty('p_weekday'));
});

test('live sessions arrive and leave; a large import and a reconnect load again', async () => {
  await list();
  await screen.findByText(texts.shown(2));
  act(() => emitUserEvent('sessions_recorded', { count: 1, sessions: [aSession(9) as never] }));
  expect(await screen.findByText(texts.shown(3))).toBeVisible();
  act(() => emitUserEvent('sessions_deleted', { ids: [9, 3] }));
  expect(await screen.findByText(texts.shown(1))).toBeVisible();
  act(() => emitUserEvent('sessions_recorded', { count: 1, sessions: [aSession(9) as never] }));
  act(() => emitUserEvent('sessions_recorded', { count: 400, refetch: true }));
  await waitFor(() => expect(backend.to(pageRoute)).toHaveLength(2));
  await act(() => emitReconnected());
  expect(backend.to(pageRoute)).toHaveLength(3);
});

test('without a session there is nothing to choose from', async () => {
  backend.on(pageRoute, () => []);
  await list();
  await screen.findByText(texts.empty.title);
  expect(screen.queryByLabelText(texts.filters.device)).toBeNull();
});

test('what a choice leaves empty can be chosen otherwise', async () => {
  backend.on(pageRoute, () => []);
  await list('/sessions?goal=reached');
  await screen.findByText(texts.filteredEmpty.title);
  expect(screen.getByLabelText(texts.filters.device)).toBeVisible();
});

test('a new person is invited; a failure can be tried again', async () => {
  backend.on(pageRoute, failed);
  await list();
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on(pageRoute, () => []);
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText(texts.empty.title)).toBeVisible();
  expect(screen.getByRole('link', { name: texts.empty.import })).toHaveAttribute('href', paths.import);
});

test('offline and loading are said', async () => {
  backend.on(pageRoute, unreachable);
  connectionStore.setState({ state: 'offline', lastSyncAt: null });
  await list();
  expect(await screen.findByText(texts.offlineEmpty)).toBeVisible();
  expect(screen.getByText(texts.offline(null))).toBeVisible();
  backend.on(pageRoute, () => new Promise(() => undefined));
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText('Loading')).toBeInTheDocument();
});

test('a session tells what it was, kindly about what was not counted', async () => {
  backend.on('GET /rest/v1/sessions', () =>
    aSession(7, {
      flags: ['implausibly_long', 'new_code'],
      pledge_honored: false,
      zone_assumed: true,
      pattern: '4-4-4-4',
    }),
  );
  await detail();
  expect(
    await screen.findByRole('heading', { name: formatDay(aSession(7).local_date, 'long'), level: 1 }),
  ).toBeVisible();
  expect(await screen.findByText(texts.detail.noCycles)).toBeVisible();
  expect(screen.getByText(texts.detail.paused('1:00'))).toBeVisible();
  expect(screen.getByText(texts.detail.goalReached(5))).toBeVisible();
  expect(screen.getByText(texts.detail.pledgeOpen)).toBeVisible();
  expect(screen.getByText(texts.detail.zoneAssumed('Europe/Berlin'))).toBeVisible();
  expect(screen.getByText('Your own, 4-4-4-4')).toBeVisible();
  expect(screen.getByText(texts.flag('implausibly_long'))).toBeVisible();
  expect(screen.getByText(texts.flag('new_code'))).toBeVisible();
});

test('one that was counted and fell short of its goal says both plainly', async () => {
  const ended = aSession(7);
  backend.on('GET /rest/v1/sessions', () => ({
    ...ended,
    started_at: new Date(Date.parse(ended.ended_at) - 240_000).toISOString(),
    active_ms: 240_000,
    cycles: 17,
    pledge_honored: true,
  }));
  await detail();
  expect(await screen.findByText(texts.detail.goalOpen(5))).toBeVisible();
  expect(screen.getByText('17')).toBeVisible();
  expect(screen.getByText(texts.detail.pledgeHonored)).toBeVisible();
  expect(screen.queryByText(texts.detail.noCyclesHint)).toBeNull();
  expect(screen.queryByText(/paused/)).toBeNull();
});

test('a session without a goal has none to speak of', async () => {
  backend.on(pageRoute, () => [aSession(3, { goal_minutes: null }), aSession(2, { active_ms: 60_000 })]);
  await list();
  await screen.findByText(texts.shown(2));
  expect(screen.getByText(texts.goalOf(5))).toBeInTheDocument();
  expect(screen.queryByText(texts.goalReached(5))).toBeNull();
  backend.on('GET /rest/v1/sessions', () => aSession(7, { goal_minutes: null }));
  await detail();
  expect(await screen.findByText(texts.detail.noGoal)).toBeVisible();
});

test('an address that is no session’s leads on', async () => {
  backend.on('GET /rest/v1/sessions', () => []);
  await renderAt(<SessionDetailPage />, { path: paths.session, href: '/sessions/seven' });
  expect(await screen.findByText(texts.detail.notFound.title)).toBeVisible();
});

test('an earlier page that fails leaves the list standing, and can be asked for again', async () => {
  const first = Array.from({ length: 50 }, (_, at) => aSession(100 - at));
  backend.on(pageRoute, ({ body }) => (Object.hasOwn(body as object, 'p_before') ? failed() : first));
  await list();
  await userEvent.click(await screen.findByRole('button', { name: texts.earlier }));
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  expect(rows()).toHaveLength(50);
});

test('deleting leads back and can be undone', async () => {
  backend.on('POST /rest/v1/rpc/session_delete', () => 41);
  backend.on('POST /rest/v1/rpc/session_restore', () => aSession(8));
  await detail();
  await userEvent.click(await screen.findByRole('button', { name: texts.detail.remove }));
  expect(await screen.findByText('Led to /sessions')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.undo }));
  expect(await screen.findByText(texts.restored)).toBeVisible();
  expect(backend.to('POST /rest/v1/rpc/session_restore')[0]?.body).toEqual({ p_tombstone: 41 });
});

test('a deletion or undo that fails says what is safe', async () => {
  backend.on('POST /rest/v1/rpc/session_delete', failed);
  await detail();
  await userEvent.click(await screen.findByRole('button', { name: texts.detail.remove }));
  expect(await screen.findByText(new RegExp(texts.deleteFailed))).toBeVisible();
  backend.on('POST /rest/v1/rpc/session_delete', () => 41);
  backend.on('POST /rest/v1/rpc/session_restore', failed);
  await userEvent.click(screen.getByRole('button', { name: texts.detail.remove }));
  await userEvent.click(await screen.findByRole('button', { name: texts.undo }));
  expect(await screen.findByText(new RegExp(texts.restoreFailed))).toBeVisible();
});

test('a session that is gone, fails, or is out of reach leads on', async () => {
  backend.on('GET /rest/v1/sessions', failed);
  await detail();
  expect(await screen.findByRole('alert')).toHaveTextContent(texts.error.text);
  backend.on('GET /rest/v1/sessions', unreachable);
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  expect(await screen.findByText(texts.offlineEmpty)).toBeVisible();
  backend.on('GET /rest/v1/sessions', () => aSession(7));
  await userEvent.click(screen.getByRole('button', { name: texts.error.retry }));
  await screen.findByRole('button', { name: texts.detail.remove });
  act(() => emitUserEvent('sessions_deleted', { ids: [7] }));
  expect(await screen.findByText(texts.detail.notFound.title)).toBeVisible();
});
