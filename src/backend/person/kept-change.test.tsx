import 'fake-indexeddb/auto';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { somePreferences } from '#tests/support/people.ts';
import { signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { startOutbox } from '../offline/outbox.ts';
import { readEntries, removeEntries } from '../offline/outbox-storage.ts';
import { resetOutboxStore } from '../offline/outbox-store.ts';
import { applyServerRow } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import { preferencesQueryOptions, useUpdatePreferences } from './preferences.ts';
import type { Preferences } from './preferences-schema.ts';
import { replayPreferences } from './replay-person.ts';

const route = '/rest/v1/preferences';
const key = personKeys.preferences(testUserId);
let backend: FakeBackend;

beforeEach(async () => {
  await removeEntries(testUserId);
  resetOutboxStore();
  backend = startFakeBackend();
  backend.on(`GET ${route}`, () => somePreferences());
  backend.on(`PATCH ${route}`, unreachable);
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

async function start() {
  const client = testQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const view = renderHook(
    () => ({ query: useQuery(preferencesQueryOptions(testUserId)), change: useUpdatePreferences() }),
    { wrapper },
  );
  await waitFor(() => expect(view.result.current.query.data).toBeDefined());
  const goal = () => client.getQueryData<Preferences>(key)?.daily_goal_minutes;
  const change = async (value: number) => {
    act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value }));
    await waitFor(() => expect(view.result.current.change.variables?.value).toBe(value));
    await waitFor(() => expect(view.result.current.change.isPending).toBe(false));
  };
  return { client, view, goal, change };
}

const send = (client: Awaited<ReturnType<typeof start>>['client']) => {
  const replays = { preferences: async () => replayPreferences };
  const outbox = startOutbox({ client, userId: testUserId, replays, maySend: async () => true });
  onTestFinished(outbox.stop);
};
const kept = async () => (await readEntries(testUserId)).map((entry) => entry.payload);

test('without a network a change is kept with what was there before, and stays in sight whatever arrives', async () => {
  const { client, view, goal, change } = await start();
  await change(20);
  expect(view.result.current.change.isSuccess).toBe(true);
  await change(25);
  expect(await kept()).toEqual([{ column: 'daily_goal_minutes', value: 25, base: 10 }]);
  expect(goal()).toBe(25);
  act(() => applyServerRow(client, key, somePreferences({ daily_goal_minutes: 12, theme: 'dark', version: 4 })));
  expect(client.getQueryData<Preferences>(key)).toMatchObject({ daily_goal_minutes: 25, theme: 'dark' });
  await act(() => client.invalidateQueries({ queryKey: key }));
  expect(goal()).toBe(25);
});

test('it is sent unless the field was changed elsewhere later', async () => {
  const { client, goal, change } = await start();
  await change(20);
  backend.on(`PATCH ${route}`, () => [somePreferences({ daily_goal_minutes: 20, version: 2 })]);
  send(client);
  await waitFor(async () => expect(await kept()).toEqual([]));
  const sent = backend.to(`PATCH ${route}`).at(-1);
  expect(sent?.body).toEqual({ daily_goal_minutes: 20 });
  expect(sent?.query.get('or')).toMatch(/^\(daily_goal_minutes\.eq\."10",updated_at\.lt\."20\d\d-.*Z"\)$/);
  expect(client.getQueryData<Preferences>(key)).toMatchObject({ daily_goal_minutes: 20, version: 2 });
  expect(goal()).toBe(20);
});

test('where the field was changed elsewhere later, that value is shown', async () => {
  const { client, goal, change } = await start();
  await change(20);
  backend.on(`PATCH ${route}`, () => []);
  backend.on(`GET ${route}`, () => somePreferences({ daily_goal_minutes: 45, version: 7 }));
  send(client);
  await waitFor(async () => expect(await kept()).toEqual([]));
  expect(goal()).toBe(45);
});

test('a refusal puts back what is true and keeps the reason', async () => {
  const { client, goal, change } = await start();
  await change(20);
  backend.on(`PATCH ${route}`, () => jsonResponse(400, { code: '23514', message: 'violates check constraint' }));
  send(client);
  await waitFor(() => expect(goal()).toBe(10));
  expect((await readEntries(testUserId))[0]?.failure).toMatchObject({ code: '23514' });
  // A later change that is saved takes the place of the refused one.
  backend.on(`PATCH ${route}`, () => somePreferences({ daily_goal_minutes: 30, version: 2 }));
  await change(30);
  await waitFor(async () => expect(await kept()).toEqual([]));
  expect(goal()).toBe(30);
});
