import type { Session } from '@supabase/auth-js';
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { answerHere, keptSession, supabase } from './client.ts';
import { errorTexts } from './errors.texts.ts';
import { SignedOutError, unwrap } from './errors.ts';
import { guestId, onGuestIdElsewhere } from './guest/guest-id.ts';
import { forgetOthers, forgetShared, forgetWaiting } from './offline/person-memory.ts';
import { clearUserStorage } from './user-storage.ts';

export type AuthSession =
  | {
      readonly status: 'loading' | 'signed_out';
      readonly userId: null;
      readonly email: null;
      readonly isAnonymous: false;
    }
  | {
      /** Practises without an account; everything stays in this browser (docs/decisions/010). */
      readonly status: 'guest';
      readonly userId: string;
      readonly email: null;
      readonly isAnonymous: false;
    }
  | {
      readonly status: 'signed_in';
      readonly userId: string;
      /** `null` for a person who goes without an e-mail address. */
      readonly email: string | null;
      readonly isAnonymous: boolean;
    };

const without = (status: 'loading' | 'signed_out'): AuthSession => ({
  status,
  userId: null,
  email: null,
  isAnonymous: false,
});

/** Who uses this browser; written only from what the auth client reports, and from whether a guest is here. */
export const authSessionStore = create<AuthSession>(() => without('loading'));

authSessionStore.subscribe(({ status }) => answerHere(status === 'guest'));

/** Who uses this browser, in step over all its tabs. */
export const useAuthSession = (): AuthSession => authSessionStore();

/** The id of the person or guest, for what is shown only behind the sign-in guard. Throws when nobody is here. */
export function useUserId(): string {
  const { userId } = useAuthSession();
  if (userId === null) throw new SignedOutError('signed_out', errorTexts.signedOut);
  return userId;
}

function withoutSession(): AuthSession {
  const userId = guestId();
  return userId === null ? without('signed_out') : { status: 'guest', userId, email: null, isAnonymous: false };
}

const fromSession = (session: Pick<Session, 'user'> | null): AuthSession =>
  session
    ? {
        status: 'signed_in',
        userId: session.user.id,
        email: session.user.email || null,
        isAnonymous: session.user.is_anonymous ?? false,
      }
    : withoutSession();

/** Who this browser keeps a session for, known without asking anybody. */
function keptPerson(): AuthSession | null {
  const session = keptSession();
  const user = typeof session === 'object' && session !== null && 'user' in session ? session.user : null;
  const known = typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string';
  return known ? fromSession({ user: user as Session['user'] }) : null;
}

const resets = new Set<() => void>();

/** Registers what else must forget the person when they sign out (stores of features). */
export function onSignedOut(reset: () => void): () => void {
  resets.add(reset);
  return () => void resets.delete(reset);
}

let become = (after: AuthSession): void => authSessionStore.setState(after, true);

/** Looks again whether a guest is here, after that has changed. A session goes before. */
export function guestChanged(): void {
  if (authSessionStore.getState().status !== 'signed_in') become(withoutSession());
}

/**
 * Follows the auth client from now on, in this and all other tabs. Whenever the person changes, every trace of the
 * last one leaves this tab: cached data, stores, storage. Returns the stop function.
 */
export function startAuthSession(queryClient: QueryClient): () => void {
  // Without a network the auth client needs half a minute to give up renewing: pages needn't wait for that.
  const kept = keptPerson() ?? withoutSession();
  if (kept.userId !== null) authSessionStore.setState(kept, true);
  become = (after) => {
    const before = authSessionStore.getState();
    if (before.userId !== null && before.userId !== after.userId) {
      queryClient.clear();
      for (const reset of resets) reset();
      clearUserStorage();
      void forgetShared().catch(() => undefined);
    }
    authSessionStore.setState(after, true);
    // A browser that keeps nothing has nothing to forget.
    if (before.userId !== after.userId) void forgetOthers(after.userId).catch(() => undefined);
  };
  const stopGuest = onGuestIdElsewhere(guestChanged);
  const { data } = supabase.auth.onAuthStateChange((event, session) => {
    // A session that couldn't be renewed for lack of a network is reported as none, but it is still kept.
    const kept = event === 'INITIAL_SESSION' && session === null ? keptPerson() : null;
    const after = kept ?? fromSession(session);
    const wasKnown = authSessionStore.getState().userId === after.userId;
    become(after);
    if (wasKnown && event === 'INITIAL_SESSION') void forgetOthers(after.userId).catch(() => undefined);
  });
  return () => {
    stopGuest();
    data.subscription.unsubscribe();
  };
}

/** Resolves once it is known whether somebody is signed in. */
export function authSessionReady(): Promise<AuthSession> {
  const now = authSessionStore.getState();
  if (now.status !== 'loading') return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = authSessionStore.subscribe((next) => {
      if (next.status === 'loading') return;
      stop();
      resolve(next);
    });
  });
}

/** What the auth service says of a session that will never hold again. */
const endedCodes: readonly unknown[] = [
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
  'user_not_found',
];

/**
 * Asks whether the session still holds, after the backend said it doesn't. One that has ended (signed out everywhere,
 * account deleted) is given up in every tab, also while its access token has not run out yet.
 */
export function recheckSession(): void {
  if (authSessionStore.getState().status !== 'signed_in') return;
  void supabase.auth.refreshSession().then(async ({ error }) => {
    // The auth client itself keeps a session as long as its access token may still be good.
    if (endedCodes.includes(error?.code)) await supabase.auth.signOut({ scope: 'local' });
  });
}

/** Whether a request of this moment goes out under this person's name. */
export async function actsAs(userId: string): Promise<boolean> {
  const { data } = await supabase.auth.getSession();
  return data.session?.user.id === userId;
}

/**
 * Signs out here (`local`, works offline too) or on every device (`global`), and lets go of changes that wait.
 * Throws an `AppError`.
 */
export async function signOut(scope: 'local' | 'global'): Promise<void> {
  const { userId } = authSessionStore.getState();
  if (userId !== null) await forgetWaiting(userId).catch(() => undefined);
  const result = await supabase.auth.signOut({ scope });
  // This device is signed out either way; only "everywhere" depends on the server's answer.
  if (scope === 'global') unwrap({ data: null, error: result.error });
}
