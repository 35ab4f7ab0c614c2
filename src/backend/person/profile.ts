import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useUserId } from '../auth-session.ts';
import { checked } from '../checked.ts';
import { supabase } from '../client.ts';
import { NotFoundError, SignedOutError } from '../errors.ts';
import { liveQueryDefaults } from '../query-client.ts';
import { type ColumnChange, patchOf, useColumnChange, withPending } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import type { Profile } from './profile-schema.ts';

export const profileColumns =
  'user_id, display_name, time_zone, day_start_hour, week_start, onboarded_at, version' as const;

export type ProfileColumn = 'display_name' | 'time_zone' | 'day_start_hour' | 'week_start' | 'onboarded_at';
export type ProfileChange = ColumnChange<Profile, ProfileColumn>;

const schema = async () => (await import('./profile-schema.ts')).profileSchema;

async function loadProfile(client: QueryClient, userId: string, signal: AbortSignal): Promise<Profile> {
  const request = supabase.from('profiles').select(profileColumns).eq('user_id', userId).abortSignal(signal).single();
  const profile = await checked(request, schema).catch((error: unknown) => {
    // Every account has a profile: without one the account was deleted elsewhere, and its token outlives it.
    throw error instanceof NotFoundError ? new SignedOutError('account_gone', error.message, error) : error;
  });
  return withPending(client, personKeys.profile(userId), profile);
}

async function saveProfile(userId: string, change: ProfileChange): Promise<Profile> {
  const patch = patchOf<Profile, ProfileColumn>(change);
  const request = supabase.from('profiles').update(patch).eq('user_id', userId).select(profileColumns).single();
  return checked(request, schema);
}

/** The person's profile; events keep it current. */
export const profileQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.profile(userId),
    queryFn: ({ client, signal }) => loadProfile(client, userId, signal),
    ...liveQueryDefaults,
  });

/** Changes one column of the profile, shown at once and put back when it can't be saved. */
export function useUpdateProfile() {
  const userId = useUserId();
  return useColumnChange<Profile, ProfileColumn>({
    userId,
    queryKey: personKeys.profile(userId),
    save: (change) => saveProfile(userId, change),
  });
}
