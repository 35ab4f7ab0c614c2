import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aProfile, somePreferences } from '#tests/support/people.ts';
import { renderPage, signInAs } from '#tests/support/render-page.tsx';
import { onboardingTexts as texts } from './onboarding.texts.ts';
import { WelcomePage } from './welcome-page.tsx';

const profileRoute = 'PATCH /rest/v1/profiles';
const preferencesRoute = 'PATCH /rest/v1/preferences';
let backend: FakeBackend;

beforeEach(() => {
  backend = startFakeBackend();
  let version = 1;
  backend.on('GET /rest/v1/profiles', () => aProfile({ onboarded_at: null }));
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on(profileRoute, ({ body }) => {
    version += 1;
    return aProfile({ onboarded_at: null, ...(body as object), version });
  });
  backend.on(preferencesRoute, ({ body }) => somePreferences({ ...(body as object), version: 2 }));
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

const bodies = (route: string) => backend.to(route).map((request) => request.body as Record<string, unknown>);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

test('leads through what comes here, name, zone and goal, and finishes', async () => {
  const onDone = vi.fn();
  await renderPage(<WelcomePage onDone={onDone} />);
  await heading(texts.privacy.title);
  for (const item of [...texts.privacy.synced, ...texts.privacy.never]) {
    expect(await screen.findByText(item)).toBeVisible();
  }
  await press(texts.next);
  await heading(texts.name.title);
  const name = screen.getByLabelText(texts.name.label);
  expect(name).toHaveValue('Quiet Cedar');
  await userEvent.clear(name);
  await press(texts.next);
  expect(await screen.findByText(texts.name.empty)).toBeVisible();
  await userEvent.type(name, 'Early Birch');
  await press(texts.next);
  await heading(texts.zone.title);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(screen.getByLabelText(texts.zone.label)).toHaveValue(here);
  await userEvent.selectOptions(screen.getByLabelText(texts.zone.label), 'Pacific/Apia');
  await press(texts.next);
  await heading(texts.goal.title);
  await press(`More: ${texts.goal.label}`);
  await press(texts.finish);
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(bodies(profileRoute)).toHaveLength(3));
  expect(bodies(profileRoute)).toEqual([
    { display_name: 'Early Birch' },
    { time_zone: 'Pacific/Apia' },
    { onboarded_at: expect.any(String) },
  ]);
  expect(bodies(preferencesRoute)).toEqual([{ daily_goal_minutes: 11 }]);
});

test('all of it can be skipped at once, and that counts as done', async () => {
  const onDone = vi.fn();
  await renderPage(<WelcomePage onDone={onDone} />);
  await press(texts.skipAll);
  expect(onDone).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(bodies(profileRoute)).toEqual([{ onboarded_at: expect.any(String) }]));
});

test('each step can be skipped and gone back to; what stays the same is not sent', async () => {
  const onDone = vi.fn();
  await renderPage(<WelcomePage onDone={onDone} />);
  await press(texts.next);
  await heading(texts.name.title);
  await press(texts.next);
  await heading(texts.zone.title);
  await press(texts.back);
  await heading(texts.name.title);
  await press(texts.skip);
  await press(texts.skip);
  await heading(texts.goal.title);
  await press(texts.finish);
  await waitFor(() => expect(bodies(profileRoute)).toEqual([{ onboarded_at: expect.any(String) }]));
  expect(bodies(preferencesRoute)).toEqual([]);
  expect(onDone).toHaveBeenCalledTimes(1);
});

test('a step that can’t be saved says so and can be skipped', async () => {
  backend.on(profileRoute, unreachable);
  backend.on(preferencesRoute, () => jsonResponse(500, { message: 'x' }));
  await renderPage(<WelcomePage onDone={vi.fn()} />);
  await press(texts.next);
  await userEvent.type(await screen.findByLabelText(texts.name.label), ' II');
  await press(texts.next);
  expect(await screen.findByText(/^Not saved yet\. We can’t reach the server/)).toBeVisible();
  await press(texts.skip);
  await press(texts.next);
  expect(await screen.findByText(/^Not saved yet\./)).toBeVisible();
  await press(texts.skip);
  await press(`More: ${texts.goal.label}`);
  await press(texts.finish);
  expect(await screen.findByText(/^Not saved yet\. Something went wrong/)).toBeVisible();
});
