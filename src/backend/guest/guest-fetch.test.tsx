import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { noGuest } from '#tests/support/guests.ts';
import { InvalidInputError, NotAllowedError, toAppError } from '../errors.ts';
import { guestFetch } from './guest-fetch.ts';
import { guestStoreTexts } from './guest-store.texts.ts';
import { guestVault } from './guest-vault.ts';
import { VaultError } from './vault-storage.ts';

const rest = 'https://none.invalid/rest/v1';
const start = Date.now() - 600_000;
const row = {
  id: `sess-${start}`,
  startedAt: new Date(start).toISOString(),
  endedAt: new Date(start + 300_000).toISOString(),
  activeMs: 300_000,
  cycles: 20,
};
const send = (path: string, body?: unknown) =>
  guestFetch(
    `${rest}/${path}`,
    body === undefined ? {} : { method: 'post', body: JSON.stringify(body), headers: { 'content-type': 'x' } },
  );

beforeEach(() => noGuest());
afterEach(async () => {
  vi.restoreAllMocks();
  await noGuest();
});

test('reads and writes here, and asks the browser to keep it once there is something to keep', async () => {
  const persist = vi.fn(async () => true);
  Object.defineProperty(navigator, 'storage', { configurable: true, value: { persist } });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storage'));
  expect(await (await send('devices?select=id')).json()).toEqual([]);
  expect(persist).not.toHaveBeenCalled();
  const kept = await send('rpc/web_session', { p_time_zone: 'UTC', p_row: row });
  expect(await kept.json()).toMatchObject({ outcome: 'created' });
  expect(persist).toHaveBeenCalledTimes(1);
  expect((await guestVault().state()).data.sessions).toHaveLength(1);
  expect((await send('rpc/badges_noted', { p_badges: [] })).status).toBe(204);
  const again = await guestFetch(new Request(`${rest}/devices?select=kind`));
  expect(await again.json()).toEqual([{ kind: 'web' }]);
});

test.each([
  ['full', 413, InvalidInputError, guestStoreTexts.full],
  ['refused', 403, NotAllowedError, guestStoreTexts.refused],
  ['newer', 409, InvalidInputError, guestStoreTexts.newer],
] as const)('a store that is %s refuses in words', async (reason, status, kind, message) => {
  vi.spyOn(guestVault(), 'change').mockRejectedValue(new VaultError(reason));
  const answer = await send('rpc/web_session', { p_time_zone: 'UTC', p_row: row });
  expect(answer.status).toBe(status);
  const error = toAppError({ ...((await answer.json()) as object), status });
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({ code: `storage_${reason}`, message });
});

test('a defect is not taken for a refusal, and a request that was given up is not answered', async () => {
  await expect(guestFetch(`${rest}/devices`, { signal: AbortSignal.abort() })).rejects.toThrow();
  vi.spyOn(guestVault(), 'change').mockRejectedValue(new TypeError('defect'));
  await expect(send('devices')).rejects.toThrow('defect');
});
