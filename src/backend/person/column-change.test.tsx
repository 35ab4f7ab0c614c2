import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { somePreferences } from '#tests/support/people.ts';
import { signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { InvalidInputError } from '../errors.ts';
import { applyServerRow } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import { preferencesQueryOptions, useUpdatePreferences } from './preferences.ts';
import type { Preferences } from './preferences-schema.ts';

const route = '/rest/v1/preferences';
const key = personKeys.preferences(testUserId);
let backend: FakeBackend;

/** Answers of the backend that the test gives when it likes. */
function held() {
  const waiting: ((answer: unknown) => void)[] = [];
  return { waiting, answer: () => new Promise<unknown>((resolve) => waiting.push(resolve)) };
}

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
  return { client, view, goal };
}

beforeEach(() => {
  backend = startFakeBackend();
  backend.on(`GET ${route}`, () => somePreferences());
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('a change shows at once, is sent as one column, and takes the server’s row', async () => {
  const { waiting, answer } = held();
  backend.on(`PATCH ${route}`, answer);
  const { client, view, goal } = await start();
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 20 }));
  await waitFor(() => expect(goal()).toBe(20));
  await waitFor(() => expect(waiting).toHaveLength(1));
  expect(backend.to(`PATCH ${route}`)[0]?.body).toEqual({ daily_goal_minutes: 20 });
  expect(backend.to(`PATCH ${route}`)[0]?.query.get('user_id')).toBe(`eq.${testUserId}`);
  waiting[0]?.(somePreferences({ daily_goal_minutes: 20, version: 2 }));
  await waitFor(() => expect(client.getQueryData<Preferences>(key)?.version).toBe(2));
});

test('a refused change is put back, with an error for people', async () => {
  backend.on(`PATCH ${route}`, () => jsonResponse(400, { code: '23514', message: 'violates check constraint' }));
  const { view, goal } = await start();
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 999 }));
  await waitFor(() => expect(view.result.current.change.isError).toBe(true));
  expect(view.result.current.change.error).toBeInstanceOf(InvalidInputError);
  await waitFor(() => expect(goal()).toBe(10));
});

test('a refusal is told at once, even while the reload is on hold', async () => {
  backend.on(`PATCH ${route}`, unreachable);
  const { view, goal } = await start();
  const { waiting, answer } = held();
  backend.on(`GET ${route}`, answer);
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 20 }));
  await waitFor(() => expect(view.result.current.change.isError).toBe(true));
  expect(goal()).toBe(10);
  await waitFor(() => expect(waiting).toHaveLength(1));
});

test('what the server made of the value is what shows', async () => {
  backend.on(`PATCH ${route}`, () => somePreferences({ daily_goal_minutes: 21, version: 2 }));
  const { view, goal } = await start();
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 20 }));
  await waitFor(() => expect(goal()).toBe(21));
});

test('two quick changes go one after the other and the last one stays, whatever arrives between', async () => {
  const { waiting, answer } = held();
  backend.on(`PATCH ${route}`, answer);
  const { client, view, goal } = await start();
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 15 }));
  act(() => view.result.current.change.mutate({ column: 'daily_goal_minutes', value: 25 }));
  await waitFor(() => expect(goal()).toBe(25));
  await waitFor(() => expect(waiting).toHaveLength(1));
  // The event of the first change overtakes the second one.
  act(() => applyServerRow(client, key, somePreferences({ daily_goal_minutes: 15, theme: 'dark', version: 2 })));
  expect(client.getQueryData<Preferences>(key)).toMatchObject({ daily_goal_minutes: 25, theme: 'dark' });
  waiting[0]?.(somePreferences({ daily_goal_minutes: 15, theme: 'dark', version: 2 }));
  await waitFor(() => expect(waiting).toHaveLength(2));
  expect(goal()).toBe(25);
  waiting[1]?.(somePreferences({ daily_goal_minutes: 25, theme: 'dark', version: 3 }));
  await waitFor(() => expect(client.getQueryData<Preferences>(key)?.version).toBe(3));
  expect(goal()).toBe(25);
});

test('an older row never replaces a newer one', async () => {
  const { client, goal } = await start();
  act(() => applyServerRow(client, key, somePreferences({ daily_goal_minutes: 30, version: 5 })));
  act(() => applyServerRow(client, key, somePreferences({ daily_goal_minutes: 20, version: 4 })));
  expect(goal()).toBe(30);
});
