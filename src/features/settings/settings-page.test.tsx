import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supabase } from '#src/backend/client.ts';
import { applyServerRow } from '#src/backend/person/column-change.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { deletePhrase } from './api/delete-account.ts';
import { settingsTexts as texts } from './settings.texts.ts';
import { SettingsPage } from './settings-page.tsx';

const session = {
  access_token: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1","exp":9999999999}')}.x`,
  refresh_token: 'r',
  token_type: 'bearer',
  expires_in: 3600,
  expires_at: 9_999_999_999,
  user: { id: 'u1', aud: 'authenticated', email: '', is_anonymous: true },
};
const accountRoute = 'DELETE /functions/v1/api/v1/account';
const profileRoute = 'PATCH /rest/v1/profiles';
const preferencesRoute = 'PATCH /rest/v1/preferences';
let backend: FakeBackend;

beforeEach(() => {
  backend = startFakeBackend();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on(profileRoute, ({ body }) => aProfile({ ...(body as object), version: 2 }));
  backend.on(preferencesRoute, ({ body }) => somePreferences({ ...(body as object), version: 2 }));
  signInAs();
});
afterEach(async () => {
  backend.on('POST /auth/v1/logout', () => ({}));
  await supabase.auth.signOut({ scope: 'local' });
  vi.unstubAllGlobals();
});

const open = () => renderPage(<SettingsPage devices={<p>the devices</p>} data={<p>the data</p>} addEmail={null} />);
const saved = (route: string) => backend.to(route).map((request) => request.body);

test('shows every section, its own and those of others, with a link to each', async () => {
  await open();
  expect(await screen.findByLabelText(texts.profile.name)).toHaveValue('Quiet Cedar');
  for (const [id, title] of Object.entries(texts.sections)) {
    expect(screen.getByRole('region', { name: title })).toHaveAttribute('id', id);
    expect(screen.getByRole('link', { name: title })).toHaveAttribute('href', `/settings#${id}`);
  }
  expect(screen.getByText('the devices')).toBeVisible();
  expect(screen.getByText('the data')).toBeVisible();
});

test('a failed load says so and can be tried again; the rest of the page stands', async () => {
  backend.on('GET /rest/v1/profiles', () => jsonResponse(500, { message: 'x' }));
  await open();
  expect(await screen.findByText(texts.loadFailed)).toBeVisible();
  expect(screen.getByRole('region', { name: texts.sections.account })).toBeVisible();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  await userEvent.click(screen.getByRole('button', { name: texts.tryAgain }));
  expect(await screen.findByLabelText(texts.profile.name)).toBeVisible();
});

test('the name is saved when it is done, and "Saved" stands beside it', async () => {
  await open();
  const name = await screen.findByLabelText(texts.profile.name);
  await userEvent.clear(name);
  await userEvent.type(name, '  Early Birch{Enter}');
  expect(await screen.findByText(texts.saved)).toBeVisible();
  expect(saved(profileRoute)).toEqual([{ display_name: 'Early Birch' }]);
  expect(name).toHaveValue('Early Birch');
  await userEvent.tab();
  expect(saved(profileRoute)).toHaveLength(1);
});

test('"Saved" goes by itself', async () => {
  await open();
  const streak = await screen.findByRole('switch', { name: texts.appearance.streak });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  act(() => streak.click());
  expect(await screen.findByText(texts.saved)).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(4_000));
  expect(screen.queryByText(texts.saved)).toBeNull();
  vi.useRealTimers();
});

test('a name of nothing is not sent', async () => {
  await open();
  const name = await screen.findByLabelText(texts.profile.name);
  await userEvent.clear(name);
  await userEvent.tab();
  expect(await screen.findByText(texts.profile.nameEmpty)).toBeVisible();
  expect(saved(profileRoute)).toEqual([]);
});

test('zone, day start and week start are saved one by one', async () => {
  await open();
  await userEvent.selectOptions(await screen.findByLabelText(texts.profile.zone), 'America/Toronto');
  await userEvent.selectOptions(screen.getByLabelText(texts.profile.dayStart), '04:00');
  await userEvent.selectOptions(screen.getByLabelText(texts.profile.weekStart), 'Sunday');
  await waitFor(() =>
    expect(saved(profileRoute)).toEqual([{ time_zone: 'America/Toronto' }, { day_start_hour: 4 }, { week_start: 7 }]),
  );
});

test('the browser’s own zone is one press away', async () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  backend.on('GET /rest/v1/profiles', () => aProfile({ time_zone: 'Pacific/Apia' }));
  await open();
  await userEvent.click(await screen.findByRole('button', { name: /This browser is in/ }));
  await waitFor(() => expect(saved(profileRoute)).toEqual([{ time_zone: here }]));
});

test('every preference is saved as one column', async () => {
  await open();
  await userEvent.click(await screen.findByRole('button', { name: `More: ${texts.goals.daily}` }));
  await userEvent.click(screen.getByRole('radio', { name: texts.appearance.themes.dark }));
  await userEvent.click(screen.getByRole('radio', { name: texts.appearance.motions.reduced }));
  await userEvent.click(screen.getByRole('switch', { name: texts.appearance.streak }));
  await userEvent.click(screen.getByRole('switch', { name: texts.privacy.live }));
  await userEvent.click(screen.getByRole('switch', { name: texts.privacy.payloads }));
  await waitFor(() =>
    expect(saved(preferencesRoute)).toEqual([
      { daily_goal_minutes: 11 },
      { theme: 'dark' },
      { motion: 'reduced' },
      { show_streak: false },
      { share_live: false },
      { keep_import_payloads: true },
    ]),
  );
});

test('a change that can’t be saved is explained in place and goes back', async () => {
  backend.on(preferencesRoute, unreachable);
  await open();
  const dark = await screen.findByRole('radio', { name: texts.appearance.themes.dark });
  await userEvent.click(dark);
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Not saved\. We can’t reach the server/);
  expect(dark).not.toBeChecked();
  const streak = screen.getByRole('switch', { name: texts.appearance.streak });
  await userEvent.click(streak);
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
  expect(streak).toBeChecked();
});

test('a change made in another tab shows here', async () => {
  const { client } = await open();
  const dark = await screen.findByRole('radio', { name: texts.appearance.themes.dark });
  const row = somePreferences({ theme: 'dark', daily_goal_minutes: 42, version: 7 });
  act(() => applyServerRow(client, personKeys.preferences(testUserId), row));
  await waitFor(() => expect(dark).toBeChecked());
  expect(screen.getByLabelText(texts.goals.daily)).toHaveValue('42');
});

test('signs out here and everywhere', async () => {
  const signOut = vi.spyOn(supabase.auth, 'signOut').mockResolvedValue({ error: null });
  await open();
  expect(await screen.findByText(texts.account.signedInAs('cedar@example.test'))).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.account.signOut }));
  await waitFor(() => expect(signOut).toHaveBeenLastCalledWith({ scope: 'local' }));
  await userEvent.click(screen.getByRole('button', { name: texts.account.signOutEverywhere }));
  await waitFor(() => expect(signOut).toHaveBeenLastCalledWith({ scope: 'global' }));
  signOut.mockResolvedValue({ error: Object.assign(new TypeError('Failed to fetch')) as never });
  await userEvent.click(screen.getByRole('button', { name: texts.account.signOutEverywhere }));
  expect(await screen.findByText(/can’t reach the server/)).toBeVisible();
  signOut.mockRestore();
});

test('whoever has no address is warned before signing out', async () => {
  signInAs({ email: null, isAnonymous: true });
  await open();
  expect(await screen.findByText(texts.account.anonymousSignOut)).toBeVisible();
});

async function openDeletion() {
  await open();
  await userEvent.click(await screen.findByRole('button', { name: texts.account.delete }));
  const dialog = within(await screen.findByRole('dialog', { name: texts.account.deleteTitle }));
  const confirm = () => dialog.getByRole('button', { name: texts.account.deleteConfirm });
  return { dialog, confirm, field: dialog.getByLabelText(texts.account.deleteLabel(deletePhrase)) };
}

test('deleting says what goes, needs the words, and signs out after', async () => {
  backend.on('POST /auth/v1/signup', () => session);
  await supabase.auth.signInAnonymously();
  backend.on(accountRoute, () => new Response(null, { status: 204 }));
  backend.on('POST /auth/v1/logout', () => ({}));
  const { dialog, confirm, field } = await openDeletion();
  for (const item of texts.account.deleteItems) expect(dialog.getByText(item)).toBeVisible();
  expect(confirm()).toBeDisabled();
  await userEvent.type(field, 'Delete my account');
  expect(confirm()).toBeEnabled();
  await userEvent.click(confirm());
  await waitFor(() => expect(backend.to(accountRoute)).toHaveLength(1));
  const [sent] = backend.to(accountRoute);
  expect(sent?.body).toEqual({ confirm: deletePhrase });
  expect(sent?.headers.get('authorization')).toBe(`Bearer ${session.access_token}`);
  await waitFor(async () => expect((await supabase.auth.getSession()).data.session).toBeNull());
});

test('a deletion that fails says that nothing went', async () => {
  backend.on('POST /auth/v1/signup', () => session);
  await supabase.auth.signInAnonymously();
  backend.on(accountRoute, () => jsonResponse(503, { title: 'Unavailable', status: 503, code: 'auth_unavailable' }));
  const { dialog, confirm, field } = await openDeletion();
  await userEvent.type(field, deletePhrase);
  await userEvent.click(confirm());
  expect(await dialog.findByRole('alert')).toHaveTextContent(/What you saved before is safe/);
  backend.on(accountRoute, unreachable);
  await userEvent.click(confirm());
  expect(await dialog.findByText(/can’t reach the server/)).toBeVisible();
  await userEvent.click(dialog.getByRole('button', { name: texts.account.deleteCancel }));
  await waitFor(() => expect(screen.queryByLabelText(texts.account.deleteLabel(deletePhrase))).toBeNull());
});

test('without a session nothing is asked of the server', async () => {
  const { dialog, confirm, field } = await openDeletion();
  await userEvent.type(field, deletePhrase);
  await userEvent.click(confirm());
  expect(await dialog.findByText(/Your session has ended/)).toBeVisible();
  expect(backend.to(accountRoute)).toEqual([]);
});

test('the weekly goal follows the daily one until it is chosen, and can follow again', async () => {
  backend.on('GET /rest/v1/preferences', () => somePreferences({ daily_goal_minutes: 12 }));
  await open();
  expect(await screen.findByLabelText(texts.goals.weekly)).toHaveValue('84');
  expect(screen.queryByRole('button', { name: texts.goals.weeklyFollows })).toBeNull();
  backend.on('PATCH /rest/v1/preferences', () =>
    somePreferences({ daily_goal_minutes: 12, weekly_goal_minutes: 79, version: 2 }),
  );
  await userEvent.click(screen.getByRole('button', { name: `Less: ${texts.goals.weekly}` }));
  await waitFor(() => expect(backend.to('PATCH /rest/v1/preferences')[0]?.body).toEqual({ weekly_goal_minutes: 79 }));
  backend.on('PATCH /rest/v1/preferences', () => somePreferences({ daily_goal_minutes: 12, version: 3 }));
  await userEvent.click(await screen.findByRole('button', { name: texts.goals.weeklyFollows }));
  await waitFor(() => expect(backend.to('PATCH /rest/v1/preferences')[1]?.body).toEqual({ weekly_goal_minutes: null }));
});
