import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paths } from '#src/config/paths.ts';
import { formatDay } from '#src/ui/format.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { emitReconnected, emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { somePreferences } from '#tests/support/people.ts';
import { renderAt } from '#tests/support/render-at.tsx';
import { signInAs } from '#tests/support/render-page.tsx';
import { achievementsTexts as texts } from './achievements.texts.ts';
import type { Achievement } from './achievements.types.ts';
import { BadgeNote } from './badge-note.tsx';
import { BadgesSection } from './badges-section.tsx';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

const listRoute = 'POST /rest/v1/rpc/achievements_list';
const notedRoute = 'POST /rest/v1/rpc/badges_noted';
const badge = (name: string, more: Partial<Achievement> = {}): Achievement => ({
  badge: name,
  metric: 'sessions',
  threshold: 1,
  earned_on: null,
  noted: false,
  ...more,
});
const some = [
  badge('first_session', { earned_on: '2025-01-01', noted: true }),
  badge('week_run', { metric: 'run', threshold: 7, earned_on: '2025-02-01' }),
  badge('early_bird', { metric: 'mornings', threshold: 20, earned_on: '2025-03-01' }),
  badge('evening_rest', { metric: 'evenings', threshold: 20 }),
  badge('ten_hours', { metric: 'minutes', threshold: 600 }),
  badge('hundred_days', { metric: 'days', threshold: 100 }),
  badge('of_the_future', { threshold: 1000 }),
];

let backend: FakeBackend;
beforeEach(() => {
  backend = startFakeBackend();
  backend.on(listRoute, () => some);
  backend.on(notedRoute, () => null);
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

const both = () =>
  renderAt(
    <>
      <BadgeNote />
      <BadgesSection />
    </>,
    { path: paths.analytics },
  );

test('earned badges have their day, the others only their condition, folded away', async () => {
  const { container } = await both();
  const section = await screen.findByRole('region', { name: texts.title });
  const [earned, ahead] = within(section).getAllByRole('list', { hidden: true });
  const names = (list: HTMLElement | undefined) =>
    list &&
    within(list)
      .getAllByRole('heading', { hidden: true })
      .map((heading) => heading.textContent);
  expect(names(earned)).toEqual(['Early light', 'Seven days', 'First breath']);
  expect(names(ahead)).toEqual(['Evening calm', 'Ten hours', 'A hundred days of practice', 'of the future']);
  expect(within(section).getByRole('link', { name: formatDay('2025-02-01', 'long') })).toHaveAttribute(
    'href',
    '/sessions?from=2025-02-01&to=2025-02-01',
  );
  for (const words of [
    'A first session.',
    '7 days in a row.',
    '10 hours of practice in all.',
    '1,000 sessions in all.',
  ]) {
    expect(within(section).getByText(words)).toBeInTheDocument();
  }
  expect(section.textContent).not.toMatch(/!|%|\bof 100\b|to go|left/);
  expect(await axeViolations(container)).toEqual([]);
});

test('what is new is told once, in one line, and put away for good', async () => {
  await both();
  const words = texts.note(['Early light', 'Seven days']);
  expect(await screen.findByText(words)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.close }));
  expect(screen.queryByText(words)).toBeNull();
  await waitFor(() => expect(backend.to(notedRoute)[0]?.body).toEqual({ p_badges: ['early_bird', 'week_run'] }));
});

test('a note that could not be put away comes back', async () => {
  backend.on(notedRoute, () => jsonResponse(400, { code: 'P0001', message: 'x' }));
  await both();
  await userEvent.click(await screen.findByRole('button', { name: texts.close }));
  await waitFor(() => expect(backend.to(listRoute)).toHaveLength(2));
  expect(await screen.findByRole('button', { name: texts.close })).toBeVisible();
});

test('badges that come while the page is open are told', async () => {
  backend.on(listRoute, () => some.map((one) => ({ ...one, noted: true })));
  await both();
  await screen.findByRole('region', { name: texts.title });
  expect(screen.queryByRole('button', { name: texts.close })).toBeNull();
  backend.on(listRoute, () => some.map((one) => ({ ...one, noted: one.badge !== 'week_run' })));
  act(() => emitUserEvent('achievements_changed', { refetch: true }));
  expect(await screen.findByText(texts.note(['Seven days']))).toBeVisible();
  const loaded = backend.to(listRoute).length;
  await act(() => emitReconnected());
  expect(backend.to(listRoute).length).toBeGreaterThan(loaded);
});

test('whoever hides days in a row meets none here', async () => {
  backend.on('GET /rest/v1/preferences', () => somePreferences({ show_streak: false }));
  await both();
  expect(await screen.findByText(texts.note(['Early light']))).toBeVisible();
  expect(screen.queryByText('Seven days')).toBeNull();
});

test('before the first session there is only an invitation', async () => {
  backend.on(listRoute, () => [badge('first_session')]);
  await both();
  expect(await screen.findByText(texts.none)).toBeVisible();
});

test('many at once, as after an import, are one short line', () => {
  expect(texts.note(['A', 'B', 'C'])).toBe('3 badges have come together: A, B, C.');
  expect(texts.note(['A', 'B', 'C', 'D'])).toBe('4 badges have come together while you practised.');
});
