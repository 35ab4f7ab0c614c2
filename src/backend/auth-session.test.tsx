import { AuthApiError, type AuthChangeEvent, type Session } from '@supabase/auth-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInAs, testQueryClient } from '#tests/support/render-page.tsx';
import {
  authSessionReady,
  authSessionStore,
  guestChanged,
  onSignedOut,
  recheckSession,
  signOut,
  startAuthSession,
} from './auth-session.ts';
import { supabase } from './client.ts';
import { OfflineError } from './errors.ts';
import { guestId, keepGuestId } from './guest/guest-id.ts';
import { userStorageKey } from './user-storage.ts';

type Listener = (event: AuthChangeEvent, session: Session | null) => void;

const sessionOf = (id: string, more: object = {}) => ({ user: { id, email: 'a@example.test', ...more } }) as Session;
let report: Listener;

beforeEach(() => {
  authSessionStore.setState({ status: 'loading', userId: null, email: null, isAnonymous: false }, true);
  vi.spyOn(supabase.auth, 'onAuthStateChange').mockImplementation((listener: Listener) => {
    report = listener;
    return { data: { subscription: { id: 'x', callback: listener, unsubscribe: () => undefined } } };
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('waits until it is known who is here', async () => {
  startAuthSession(testQueryClient());
  const ready = authSessionReady();
  report('INITIAL_SESSION', sessionOf('u1'));
  await expect(ready).resolves.toEqual({
    status: 'signed_in',
    userId: 'u1',
    email: 'a@example.test',
    isAnonymous: false,
  });
  await expect(authSessionReady()).resolves.toMatchObject({ userId: 'u1' });
});

test('a person without an address has none', () => {
  startAuthSession(testQueryClient());
  report('INITIAL_SESSION', sessionOf('u1', { email: '', is_anonymous: true }));
  expect(authSessionStore.getState()).toMatchObject({ email: null, isAnonymous: true });
});

test('signing out in any tab leaves no trace of the person in this one', () => {
  const client = testQueryClient();
  const reset = vi.fn();
  const forget = onSignedOut(reset);
  startAuthSession(client);
  report('SIGNED_IN', sessionOf('u1'));
  client.setQueryData(['sessions'], [1]);
  localStorage.setItem(userStorageKey('dismissed'), 'yes');
  localStorage.setItem('bm.theme', 'dark');
  report('TOKEN_REFRESHED', sessionOf('u1'));
  expect(client.getQueryData(['sessions'])).toEqual([1]);
  report('SIGNED_OUT', null);
  expect(authSessionStore.getState().status).toBe('signed_out');
  expect(client.getQueryData(['sessions'])).toBeUndefined();
  expect(localStorage.getItem(userStorageKey('dismissed'))).toBeNull();
  expect(localStorage.getItem('bm.theme')).toBe('dark');
  expect(reset).toHaveBeenCalledTimes(1);
  forget();
  report('SIGNED_IN', sessionOf('u1'));
  report('SIGNED_IN', sessionOf('u2'));
  expect(reset).toHaveBeenCalledTimes(1);
});

test('signing out here works without the server, everywhere needs it', async () => {
  const failed = { error: Object.assign(new TypeError('Failed to fetch'), { code: undefined, status: undefined }) };
  vi.spyOn(supabase.auth, 'signOut').mockResolvedValue(failed as never);
  await expect(signOut('local')).resolves.toBeUndefined();
  await expect(signOut('global')).rejects.toBeInstanceOf(OfflineError);
});

test('a session that no longer holds is asked about, only while there is one', () => {
  const refresh = vi
    .spyOn(supabase.auth, 'refreshSession')
    .mockResolvedValue({ data: { user: null, session: null }, error: null });
  recheckSession();
  expect(refresh).not.toHaveBeenCalled();
  signInAs();
  recheckSession();
  expect(refresh).toHaveBeenCalledOnce();
});

test.each([
  ['user_not_found', 1],
  ['refresh_token_not_found', 1],
  ['over_request_rate_limit', 0],
])('a session that is answered with %s is given up %i times', async (code, times) => {
  const error = new AuthApiError('no', 400, code);
  vi.spyOn(supabase.auth, 'refreshSession').mockResolvedValue({ data: { user: null, session: null }, error });
  const out = vi.spyOn(supabase.auth, 'signOut').mockResolvedValue({ error: null });
  signInAs();
  recheckSession();
  await new Promise((resolve) => setTimeout(resolve));
  expect(out.mock.calls).toEqual(Array.from({ length: times }, () => [{ scope: 'local' }]));
});

describe('a session that can’t be renewed for lack of a network', () => {
  const tokenKey = () => `sb-${new URL(window.location.origin).hostname.split('.')[0]}-auth-token`;
  const keep = () => localStorage.setItem(tokenKey(), JSON.stringify(sessionOf('u1')));

  test('shows the person at once and keeps them when the client reports none', () => {
    keep();
    startAuthSession(testQueryClient());
    expect(authSessionStore.getState()).toMatchObject({ status: 'signed_in', userId: 'u1' });
    report('INITIAL_SESSION', null);
    expect(authSessionStore.getState()).toMatchObject({ status: 'signed_in', userId: 'u1' });
  });

  test('is given up when it has really ended', () => {
    keep();
    startAuthSession(testQueryClient());
    localStorage.removeItem(tokenKey());
    report('SIGNED_OUT', null);
    expect(authSessionStore.getState().status).toBe('signed_out');
  });

  test('that nobody can read is none', () => {
    localStorage.setItem(tokenKey(), '{"user":');
    startAuthSession(testQueryClient());
    report('INITIAL_SESSION', null);
    expect(authSessionStore.getState().status).toBe('signed_out');
  });
});

describe('a guest', () => {
  const guest = '7a5d3c1e-0000-4000-8000-0000000000aa';

  test('is here at once, and stays when no session is reported', () => {
    keepGuestId(guest);
    startAuthSession(testQueryClient());
    expect(authSessionStore.getState()).toMatchObject({ status: 'guest', userId: guest, email: null });
    report('INITIAL_SESSION', null);
    expect(authSessionStore.getState()).toMatchObject({ status: 'guest', userId: guest });
  });

  test('gives way to an account, which leaves no trace when it goes; then the guest is here again', () => {
    keepGuestId(guest);
    const client = testQueryClient();
    startAuthSession(client);
    client.setQueryData(['user', guest], [1]);
    report('SIGNED_IN', sessionOf('u1'));
    expect(authSessionStore.getState()).toMatchObject({ status: 'signed_in', userId: 'u1' });
    expect(client.getQueryCache().getAll()).toEqual([]);
    guestChanged();
    expect(authSessionStore.getState().userId).toBe('u1');
    report('SIGNED_OUT', null);
    expect(authSessionStore.getState()).toMatchObject({ status: 'guest', userId: guest });
  });

  test('who begins or ends in another tab begins or ends here', () => {
    const stop = startAuthSession(testQueryClient());
    report('INITIAL_SESSION', null);
    keepGuestId(guest);
    window.dispatchEvent(new StorageEvent('storage', { key: 'other' }));
    expect(authSessionStore.getState().status).toBe('signed_out');
    window.dispatchEvent(new StorageEvent('storage', { key: 'bm.guest' }));
    expect(authSessionStore.getState()).toMatchObject({ status: 'guest', userId: guest });
    keepGuestId(null);
    window.dispatchEvent(new StorageEvent('storage', { key: 'bm.guest' }));
    expect(authSessionStore.getState().status).toBe('signed_out');
    stop();
  });

  test('a browser that gives nothing out has no guest', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(guestId()).toBeNull();
  });
});
