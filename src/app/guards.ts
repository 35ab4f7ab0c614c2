import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { authSessionReady, authSessionStore } from '#src/backend/auth-session.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { hasBackend } from '#src/config/env.ts';
import { paths, safeNextPath } from '#src/config/paths.ts';
import { locationOf } from './location-of.ts';

const welcomedKey = userStorageKey('welcomed');

const nextSearch = (href: string): { next?: string } => (href === paths.today ? {} : { next: href });

/** Lets people and guests on; others sign in first, or begin as guests where there is no server, and come back to `href`. */
export async function requireSignedIn(href: string): Promise<string> {
  const session = await authSessionReady();
  if (session.userId !== null) return session.userId;
  throw redirect({ to: hasBackend ? paths.signIn : paths.guest, search: nextSearch(href) });
}

/** Leads whoever is signed in on to where they wanted to go. */
export async function requireNoAccount(next: string | undefined): Promise<void> {
  const session = await authSessionReady();
  if (session.status === 'signed_in') throw redirect(locationOf(safeNextPath(next)));
}

/** The same for the sign-in page, which a copy without a server does not have. Guests may sign in. */
export async function requireSignedOut(next: string | undefined): Promise<void> {
  await requireNoAccount(next);
  if (!hasBackend) throw redirect({ to: paths.guest });
}

/** Shows the welcome page once to whoever has an account and hasn't seen it, on the way to `href`. Never stands in the way when the profile can't be loaded. */
export async function welcomeOnce(client: QueryClient, userId: string, href: string): Promise<void> {
  if (authSessionStore.getState().status === 'guest' || sessionStorage.getItem(welcomedKey) !== null) return;
  const options = { ...profileQueryOptions(userId), retry: false };
  // What this browser kept may be from before the welcome, here or elsewhere: only the server says that somebody is new.
  const kept = client.getQueryData(options.queryKey);
  const profile = kept?.onboarded_at ? kept : await client.fetchQuery({ ...options, staleTime: 0 }).catch(() => null);
  if (profile === null) return;
  sessionStorage.setItem(welcomedKey, 'yes');
  if (profile.onboarded_at === null) throw redirect({ to: paths.welcome, search: nextSearch(href) });
}
