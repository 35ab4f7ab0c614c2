import { queryOptions } from '@tanstack/react-query';
import { useUserId } from '../auth-session.ts';
import { supabase } from '../client.ts';
import { unwrap } from '../errors.ts';
import { liveQueryDefaults } from '../query-client.ts';
import { type ColumnChange, patchOf, useColumnChange } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import { type Profile, profileSchema } from './profile-schema.ts';

const columns = 'user_id, display_name, time_zone, day_start_hour, week_start, onboarded_at, version' as const;

export type ProfileColumn = 'display_name' | 'time_zone' | 'day_start_hour' | 'week_start' | 'onboarded_at';
export type ProfileChange = ColumnChange<Profile, ProfileColumn>;

async function loadProfile(userId: string, signal: AbortSignal): Promise<Profile> {
  const result = await supabase.from('profiles').select(columns).eq('user_id', userId).abortSignal(signal).single();
  return profileSchema.parse(unwrap(result));
}

async function saveProfile(userId: string, change: ProfileChange): Promise<Profile> {
  const patch = patchOf<Profile, ProfileColumn>(change);
  const result = await supabase.from('profiles').update(patch).eq('user_id', userId).select(columns).single();
  return profileSchema.parse(unwrap(result));
}

/** The person's profile; events keep it current. */
export const profileQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.profile(userId),
    queryFn: ({ signal }) => loadProfile(userId, signal),
    ...liveQueryDefaults,
  });

/** Changes one column of the profile, shown at once and put back when it can't be saved. */
export function useUpdateProfile() {
  const userId = useUserId();
  return useColumnChange<Profile, ProfileColumn>({
    queryKey: personKeys.profile(userId),
    save: (change) => saveProfile(userId, change),
  });
}
