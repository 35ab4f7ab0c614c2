import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { authSessionReady } from '#src/backend/auth-session.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { paths, safeNextPath } from '#src/config/paths.ts';
import { locationOf } from './location-of.ts';

const welcomedKey = userStorageKey('welcomed');

const nextSearch = (href: string): { next?: string } => (href === paths.today ? {} : { next: href });

/** Lets only signed-in people on; others sign in first and come back to `href`. */
export async function requireSignedIn(href: string): Promise<string> {
  const session = await authSessionReady();
  if (session.userId !== null) return session.userId;
  throw redirect({ to: paths.signIn, search: nextSearch(href) });
}

/** Leads whoever is signed in on to where they wanted to go. */
export async function requireSignedOut(next: string | undefined): Promise<void> {
  const session = await authSessionReady();
  if (session.status === 'signed_in') throw redirect(locationOf(safeNextPath(next)));
}

/** Shows the welcome page once to whoever hasn't seen it, on the way to `href`. Never stands in the way when the profile can't be loaded. */
export async function welcomeOnce(client: QueryClient, userId: string, href: string): Promise<void> {
  if (sessionStorage.getItem(welcomedKey) !== null) return;
  const profile = await client.ensureQueryData({ ...profileQueryOptions(userId), retry: false }).catch(() => null);
  if (profile === null) return;
  sessionStorage.setItem(welcomedKey, 'yes');
  if (profile.onboarded_at === null) throw redirect({ to: paths.welcome, search: nextSearch(href) });
}
