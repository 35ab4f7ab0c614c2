// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectionStore, resetConnection } from '../connection-store.ts';
import { personKeys } from '../person/person.keys.ts';
import { keepAnswers, restoreAnswers } from './answers.ts';
import { inStore } from './database.ts';
import { enqueue } from './outbox.ts';
import { readEntries } from './outbox-storage.ts';
import { outboxStore, resetOutboxStore } from './outbox-store.ts';
import { forgetOthers, forgetWaiting, rememberPerson, restorePerson } from './person-memory.ts';
import { keepValue, keptValue } from './values.ts';

const anna = 'anna';
const build = 'one';
const key = (name: string, userId = anna) => ['user', userId, name];
const count = () => inStore('answers', 'readonly', (store) => store.count());

/** A tab that keeps answers until the test is over. */
function tab(userId = anna, version = build): QueryClient {
  const client = new QueryClient();
  onTestFinished(keepAnswers(client, userId, version));
  return client;
}

async function restored(userId = anna, version = build): Promise<QueryClient> {
  const client = new QueryClient();
  await restoreAnswers(client, userId, version);
  return client;
}

const kept = (many: number) => vi.waitFor(async () => expect(await count()).toBe(many));

beforeEach(async () => {
  await forgetOthers(null);
  for (const userId of [anna, 'ben']) await forgetWaiting(userId);
  resetConnection();
  resetOutboxStore();
});

describe('answers', () => {
  test('come back as old as they are, and are asked for anew at the next use', async () => {
    const client = tab();
    client.setQueryData(key('list'), { pages: [1] }, { updatedAt: Date.now() - 5_000 });
    await kept(1);
    const later = await restored();
    expect(later.getQueryData(key('list'))).toEqual({ pages: [1] });
    const state = later.getQueryState(key('list'));
    expect(Date.now() - (state?.dataUpdatedAt ?? 0)).toBeGreaterThanOrEqual(5_000);
    expect(state?.isInvalidated).toBe(true);
  });

  test('never take the place of what is there already', async () => {
    tab().setQueryData(key('list'), 'old');
    await kept(1);
    const client = new QueryClient();
    client.setQueryData(key('list'), 'new');
    await restoreAnswers(client, anna, build);
    expect(client.getQueryData(key('list'))).toBe('new');
  });

  test('of another build, another person, or too old, stay away', async () => {
    tab(anna, 'zero').setQueryData(key('a'), 1);
    tab('ben').setQueryData(key('b', 'ben'), 1);
    tab().setQueryData(key('c'), 1, { updatedAt: Date.now() - 31 * 24 * 3_600_000 });
    await kept(3);
    const client = await restored();
    expect(client.getQueryCache().getAll()).toEqual([]);
    // Only the other person's is left.
    expect(await count()).toBe(1);
  });

  test('are kept only where they belong to the person and are meant to be kept', async () => {
    const client = tab();
    client.setQueryData(['anything'], 1);
    client.setQueryData(key('x', 'ben'), 1);
    client.setQueryDefaults(key('file'), { meta: { keep: false } });
    client.setQueryData(key('file'), 'years of rows');
    client.setQueryData(key('kept'), 1);
    await kept(1);
    expect(
      (await restored())
        .getQueryCache()
        .getAll()
        .map((query) => query.queryKey),
    ).toEqual([key('kept')]);
  });

  test('of an endless list are its first pages', async () => {
    tab().setQueryData(key('list'), { pages: [[1], [2], [3]], pageParams: [null, 1, 2] });
    await kept(1);
    expect((await restored()).getQueryData(key('list'))).toEqual({ pages: [[1], [2]], pageParams: [null, 1] });
  });

  test('are written at once when the page goes out of sight', async () => {
    const client = tab();
    client.setQueryData(key('list'), 1);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await kept(1);
    vi.restoreAllMocks();
  });
});

describe('a person', () => {
  test('finds answers, waiting changes and the last sync of an earlier visit', async () => {
    const client = new QueryClient();
    onTestFinished(rememberPerson(client, anna, build));
    client.setQueryData(key('list'), 1);
    connectionStore.setState({ lastSyncAt: 1_234 });
    await enqueue({ userId: anna, kind: 'note', slot: 'a', payload: 1 });
    await kept(1);
    await vi.waitFor(async () => expect(await keptValue(anna, 'last-sync')).toBe(1_234));
    resetConnection();
    resetOutboxStore();

    const later = new QueryClient();
    await restorePerson(later, anna, build);
    expect(later.getQueryData(key('list'))).toBe(1);
    expect(connectionStore.getState().lastSyncAt).toBe(1_234);
    expect(outboxStore.getState().entries).toHaveLength(1);
  });

  test('sees changes that wait on what was kept before them, which is asked for anew', async () => {
    const client = tab();
    const device = { id: 'd1', name: 'Laptop' };
    client.setQueryData(personKeys.preferences(anna), { theme: 'light', daily_goal_minutes: 10 });
    client.setQueryData(personKeys.devices(anna), [device, { id: 'd2', name: 'Desk' }]);
    await kept(2);
    const goal = { column: 'daily_goal_minutes', value: 25, base: 10 };
    await enqueue({ userId: anna, kind: 'preferences', slot: 'daily_goal_minutes', payload: goal });
    await enqueue({ userId: anna, kind: 'devices', slot: 'd1', payload: { id: 'd1', name: 'Cabin', base: 'Laptop' } });
    resetOutboxStore();

    const later = new QueryClient();
    await restorePerson(later, anna, build);
    expect(later.getQueryData(personKeys.preferences(anna))).toEqual({ theme: 'light', daily_goal_minutes: 25 });
    expect(later.getQueryData(personKeys.devices(anna))).toEqual([
      { ...device, name: 'Cabin' },
      { id: 'd2', name: 'Desk' },
    ]);
    for (const queryKey of [personKeys.preferences(anna), personKeys.devices(anna)]) {
      expect(later.getQueryState(queryKey)?.isInvalidated).toBe(true);
    }
  });

  test('who leaves is forgotten, but for what waits; who leaves on purpose, entirely', async () => {
    tab().setQueryData(key('list'), 1);
    tab('ben').setQueryData(key('list', 'ben'), 1);
    await keepValue(anna, 'x', 1);
    await enqueue({ userId: anna, kind: 'note', slot: 'a', payload: 1 });
    await kept(2);
    await forgetOthers('ben');
    expect(await count()).toBe(1);
    expect(await keptValue(anna, 'x')).toBeUndefined();
    expect(await readEntries(anna)).toHaveLength(1);
    await forgetWaiting(anna);
    expect(await readEntries(anna)).toEqual([]);
  });
});
