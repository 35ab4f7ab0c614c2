import { AuthClient, isAuthRetryableFetchError } from '@supabase/auth-js';
import { PostgrestClient } from '@supabase/postgrest-js';
import { env } from '#src/config/env.ts';
import type { Database } from './database.types.ts';
import { ownTask } from './own-task.ts';

const { supabaseUrl, supabasePublishableKey } = env;

// The name that supabase-js gives it, so that a session outlives a change between the two.
const storageKey = `sb-${new URL(supabaseUrl).hostname.split('.')[0]}-auth-token`;

const auth = new AuthClient({
  url: `${supabaseUrl}/auth/v1`,
  headers: { apikey: supabasePublishableKey, Authorization: `Bearer ${supabasePublishableKey}` },
  storageKey,
  persistSession: true,
  autoRefreshToken: true,
  // Links are confirmed by a page of ours with a `token_hash`; nothing is read out of the address bar here.
  detectSessionInUrl: false,
});

// The auth client remembers for a minute that renewing failed; with the network back that is no longer true.
window.addEventListener('online', () => Reflect.set(auth, 'lastRefreshFailure', null));

/** The session as this browser keeps it, also when it is past its time and can't be renewed for lack of a network. */
export function keptSession(): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(storageKey) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * What a request shows as its bearer: the person's token, refreshed when due, or the publishable key. Rejects when
 * the token is due and the server can't be reached: a request must not go out under nobody's name.
 */
export async function accessToken(): Promise<string> {
  const { data, error } = await auth.getSession();
  if (isAuthRetryableFetchError(error)) throw error;
  return data.session?.access_token ?? supabasePublishableKey;
}

let isGuest = false;

/** Whether requests are answered in this browser, for a guest, instead of going out. Set by the auth session only. */
export function answerHere(on: boolean): void {
  isGuest = on;
}

const rest = new PostgrestClient<Database>(`${supabaseUrl}/rest/v1`, {
  schema: 'public',
  // Trying again is the query client's business, which knows the kinds of failure.
  retry: false,
  fetch: async (input, init) => {
    if (isGuest) return (await import('./guest/guest-fetch.ts')).guestFetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set('apikey', supabasePublishableKey);
    headers.set('authorization', `Bearer ${await accessToken()}`);
    await ownTask();
    return fetch(input, { ...init, headers });
  },
});

/**
 * The one Supabase client of this tab: `auth`, `from` and `rpc` as supabase-js has them, put together from its own
 * parts so that what this app doesn't use isn't downloaded (docs/decisions/005). The session is kept over reloads
 * and shared by all tabs of this browser. The live connection is made by the channel port.
 */
export const supabase = Object.assign(rest, { auth });
