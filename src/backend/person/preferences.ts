import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useUserId } from '../auth-session.ts';
import { checked } from '../checked.ts';
import { supabase } from '../client.ts';
import { liveQueryDefaults } from '../query-client.ts';
import { type ColumnChange, patchOf, useColumnChange, withPending } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import type { Preferences } from './preferences-schema.ts';

export const preferencesColumns =
  'user_id, daily_goal_minutes, weekly_goal_minutes, theme, motion, language, show_streak, share_live, keep_import_payloads, version' as const;

export type PreferencesColumn = Exclude<keyof Preferences, 'user_id' | 'version'>;
export type PreferencesChange = ColumnChange<Preferences, PreferencesColumn>;

const schema = async () => (await import('./preferences-schema.ts')).preferencesSchema;

async function loadPreferences(client: QueryClient, userId: string, signal: AbortSignal): Promise<Preferences> {
  const request = supabase
    .from('preferences')
    .select(preferencesColumns)
    .eq('user_id', userId)
    .abortSignal(signal)
    .single();
  return withPending(client, personKeys.preferences(userId), await checked(request, schema));
}

async function savePreferences(userId: string, change: PreferencesChange): Promise<Preferences> {
  const patch = patchOf<Preferences, PreferencesColumn>(change);
  const request = supabase.from('preferences').update(patch).eq('user_id', userId).select(preferencesColumns).single();
  return checked(request, schema);
}

/** How the person likes the app; events keep it current in every tab. */
export const preferencesQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.preferences(userId),
    queryFn: ({ client, signal }) => loadPreferences(client, userId, signal),
    ...liveQueryDefaults,
  });

/** Changes one preference, shown at once and put back when it can't be saved. */
export function useUpdatePreferences() {
  const userId = useUserId();
  return useColumnChange<Preferences, PreferencesColumn>({
    userId,
    queryKey: personKeys.preferences(userId),
    save: (change) => savePreferences(userId, change),
  });
}
