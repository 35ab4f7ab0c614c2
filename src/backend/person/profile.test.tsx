import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aProfile } from '#tests/support/people.ts';
import { signInAs, testUserId } from '#tests/support/render-page.tsx';
import { NotFoundError, ServerError, SignedOutError } from '../errors.ts';
import { createQueryClient } from '../query-client.ts';
import { profileQueryOptions } from './profile.ts';

let backend: FakeBackend;
const route = 'GET /rest/v1/profiles';

beforeEach(() => {
  backend = startFakeBackend();
  signInAs();
});
afterEach(() => vi.unstubAllGlobals());

test('an account that was deleted elsewhere has the session looked at again', async () => {
  const onSignedOut = vi.fn();
  const client = createQueryClient(onSignedOut);
  backend.on(route, () => jsonResponse(406, { code: 'PGRST116', message: 'no rows', details: null, hint: null }));
  const load = client.fetchQuery(profileQueryOptions(testUserId));
  await expect(load).rejects.toBeInstanceOf(SignedOutError);
  await expect(load).rejects.toHaveProperty('cause', expect.any(NotFoundError));
  expect(onSignedOut).toHaveBeenCalledTimes(1);
});

test('a server that fails says nothing about the account', async () => {
  const onSignedOut = vi.fn();
  const client = createQueryClient(onSignedOut);
  backend.on(route, () => jsonResponse(503, { message: 'down' }));
  const load = client.fetchQuery({ ...profileQueryOptions(testUserId), retry: false });
  await expect(load).rejects.toBeInstanceOf(ServerError);
  backend.on(route, () => aProfile());
  await expect(client.fetchQuery(profileQueryOptions(testUserId))).resolves.toEqual(aProfile());
  expect(onSignedOut).not.toHaveBeenCalled();
});
