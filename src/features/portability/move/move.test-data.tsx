/** The move into an account under test: a guest who has practised, the account, and what tests do most. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { type FakeAccount, startFakeAccount } from '#tests/support/fake-account.ts';
import { aGuest, aSession, keepForGuest, noGuest } from '#tests/support/guests.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { moveTexts as texts } from './move.texts.ts';
import { MovePage } from './move-page.tsx';
import { readMove, writeMove } from './move-state.ts';

const laptop = 'd0000000-0000-4000-8000-00000000000a';
export const browser = 'd0000000-0000-4000-8000-00000000000b';
export const preset = {
  id: '11111111-2222-4333-8444-555555555555',
  user_id: 'guest',
  name: 'Evening',
  pattern: '4-0-6-2',
  version: 1,
  created_at: '2026-01-01T08:00:00+00:00',
  updated_at: '2026-01-01T08:00:00+00:00',
};

export const device = (id: string, kind: string, name: string): GuestData['devices'][number] => ({
  id,
  user_id: 'guest',
  kind,
  name,
  consent: 'sessions',
  current_epoch: 1,
  client_version: null,
  time_zone: null,
  created_at: '2026-01-01T08:00:00+00:00',
  first_data_at: '2026-01-01T08:00:00+00:00',
  last_seen_at: '2026-01-01T08:00:00+00:00',
  revoked_at: null,
  named_at: '2026-01-01T08:00:00+00:00',
  version: 1,
});

/** A guest with four sessions on a laptop, one of this browser, counters, goals through time and a pattern. */
export async function practise(): Promise<void> {
  await aGuest();
  const sessions = await Promise.all([
    ...[4, 3, 2, 1].map((daysAgo, at) => aSession(laptop, at + 1, daysAgo)),
    aSession(browser, 5, 0),
  ]);
  await keepForGuest(({ profile, preferences, goal_changes }) => ({
    profile: { ...profile, display_name: 'Quiet Fern', day_start_hour: 4 },
    preferences: { ...preferences, daily_goal_minutes: 20, theme: 'dark' },
    goal_changes: [
      ...goal_changes,
      { user_id: 'guest', valid_from: '2026-06-01', daily_goal_minutes: 20, weekly_goal_minutes: 140, version: 1 },
    ],
    devices: [device(laptop, 'import', 'Laptop'), device(browser, 'web', 'Web app')],
    sessions,
    device_snapshots: [
      {
        device_id: laptop,
        epoch: 1,
        user_id: 'guest',
        total_xp: 200,
        total_meditation_ms: 2_000_000,
        challenges_completed: 3,
        reported_current_streak: 4,
        reported_longest_streak: 4,
        daily_challenges: null,
        flags: [],
        as_of: '2026-11-01T00:00:00+00:00',
        received_at: '2026-11-01T00:00:00+00:00',
        version: 1,
      },
    ],
    breathe_presets: [preset],
  }));
}

/** Begins with nobody's practice in this browser and a new account behind the network. */
export async function beginMoveTest(): Promise<FakeAccount> {
  await noGuest();
  return startFakeAccount(testUserId);
}

export async function endMoveTest(): Promise<void> {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await noGuest();
}

export const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
export const here = async () => (await guestVault().state()).data;

/** Signed in, past the backup. */
export async function openSetup(): Promise<void> {
  await practise();
  signInAs();
  await writeMove({ ...(await readMove()), backup: 'passed' });
  await renderPage(<MovePage />);
  await screen.findByText(texts.setup.what);
}
