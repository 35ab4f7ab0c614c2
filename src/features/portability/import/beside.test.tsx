import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyGuestData } from '#src/backend/guest/guest-data.ts';
import { type FakeAccount, startFakeAccount } from '#tests/support/fake-account.ts';
import { jsonResponse } from '#tests/support/fake-backend.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { ImportPage } from '../import-page.tsx';
import { guestFile } from '../move/guest-file.ts';
import { portabilityTexts } from '../portability.texts.ts';

const texts = portabilityTexts.import;
const other = emptyGuestData('somebody', 'UTC', new Date('2026-01-01T00:00:00Z'));
const preset = (at: number) => ({
  id: `22222222-2222-4333-8444-${String(at).padStart(12, '0')}`,
  user_id: 'somebody',
  name: `Evening ${at}`,
  pattern: '4-0-6-2',
  version: 1,
  created_at: '2026-01-01T00:00:00+00:00',
  updated_at: '2026-01-01T00:00:00+00:00',
});
const start = Date.UTC(2026, 8, 1, 9);
const file = guestFile(
  {
    ...other,
    preferences: { ...other.preferences, daily_goal_minutes: 25 },
    goal_changes: [
      { user_id: 'x', valid_from: '0001-01-01', daily_goal_minutes: 5, weekly_goal_minutes: 35, version: 1 },
      { user_id: 'x', valid_from: '2026-03-01', daily_goal_minutes: 25, weekly_goal_minutes: 175, version: 1 },
    ],
    breathe_presets: [preset(1), preset(2)],
    device_snapshots: [],
    sessions: [
      {
        id: 1,
        user_id: 'x',
        device_id: 'd0000000-0000-4000-8000-00000000000a',
        epoch: 1,
        client_session_id: `sess-${start}`,
        content_hash: 'a'.repeat(64),
        started_at: new Date(start).toISOString(),
        ended_at: new Date(start + 300_000).toISOString(),
        active_ms: 300_000,
        cycles: 20,
        goal_minutes: null,
        goal_bonus_xp: 0,
        xp: 20,
        pledge_honored: null,
        pattern: null,
        time_zone: 'Pacific/Auckland',
        zone_assumed: true,
        local_date: '2026-09-01',
        flags: [],
        received_at: new Date(start).toISOString(),
      },
    ],
  },
  new Date(),
);

let account: FakeAccount;
beforeEach(() => {
  signInAs();
  account = startFakeAccount(testUserId);
});
afterEach(() => vi.unstubAllGlobals());

async function review(): Promise<void> {
  await renderPage(<ImportPage />);
  await userEvent.upload(
    screen.getByLabelText(texts.choose.files),
    new File([file], 'mine.json', { type: 'application/json' }),
  );
  await screen.findByText(texts.review.beside);
}
const begin = async () => userEvent.click(await screen.findByRole('button', { name: texts.start(1) }));

test('own patterns come along, goals only when asked for, and a zone that was assumed stays the same', async () => {
  await review();
  expect(screen.getByRole('switch', { name: texts.review.presets })).toBeChecked();
  expect(screen.getByRole('switch', { name: texts.review.goals })).not.toBeChecked();
  await begin();
  expect(await screen.findByText(texts.done.title)).toBeVisible();
  const { breathe_presets, goal_changes, preferences, sessions } = account.data();
  expect(breathe_presets.map(({ name }) => name)).toEqual(['Evening 1', 'Evening 2']);
  expect(preferences.daily_goal_minutes).toBe(10);
  expect(goal_changes).toHaveLength(1);
  expect(sessions).toMatchObject([{ time_zone: 'Pacific/Auckland', zone_assumed: true, local_date: '2026-09-01' }]);
});

test('goals with their history, and no patterns', async () => {
  await review();
  await userEvent.click(screen.getByRole('switch', { name: texts.review.presets }));
  await userEvent.click(screen.getByRole('switch', { name: texts.review.goals }));
  await begin();
  expect(await screen.findByText(texts.done.title)).toBeVisible();
  const { breathe_presets, goal_changes, preferences } = account.data();
  expect(breathe_presets).toEqual([]);
  expect(preferences).toMatchObject({ daily_goal_minutes: 25, weekly_goal_minutes: null });
  expect(goal_changes).toMatchObject([{ daily_goal_minutes: 5 }, { valid_from: '2026-03-01', daily_goal_minutes: 25 }]);
});

test('patterns that find no room are told; the rest is here', async () => {
  account.change((data) => ({ ...data, breathe_presets: Array.from({ length: 49 }, (_, at) => preset(100 + at)) }));
  await review();
  await begin();
  expect(await screen.findByText(texts.done.noRoom(1))).toBeVisible();
  expect(account.data().breathe_presets).toHaveLength(50);
});

test('when they can’t be brought in just now, going on does only that', async () => {
  await review();
  account.intercept((path) => (path === 'breathe_presets' ? jsonResponse(503, { message: 'x' }) : null));
  await begin();
  expect(await screen.findByText(texts.running.failed)).toBeVisible();
  account.intercept(() => null);
  await userEvent.click(screen.getByRole('button', { name: texts.running.resume }));
  expect(await screen.findByText(texts.done.title)).toBeVisible();
  expect(account.data().imports).toMatchObject([{ created: 1, duplicates: 0 }]);
  expect(account.data().breathe_presets).toHaveLength(2);
});
