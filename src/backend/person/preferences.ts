import { queryOptions } from '@tanstack/react-query';
import { useUserId } from '../auth-session.ts';
import { supabase } from '../client.ts';
import { unwrap } from '../errors.ts';
import { liveQueryDefaults } from '../query-client.ts';
import { type ColumnChange, patchOf, useColumnChange } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import { type Preferences, preferencesSchema } from './preferences-schema.ts';

const columns =
  'user_id, daily_goal_minutes, theme, motion, show_streak, share_live, keep_import_payloads, version' as const;

export type PreferencesColumn = Exclude<keyof Preferences, 'user_id' | 'version'>;
export type PreferencesChange = ColumnChange<Preferences, PreferencesColumn>;

async function loadPreferences(userId: string, signal: AbortSignal): Promise<Preferences> {
  const result = await supabase.from('preferences').select(columns).eq('user_id', userId).abortSignal(signal).single();
  return preferencesSchema.parse(unwrap(result));
}

async function savePreferences(userId: string, change: PreferencesChange): Promise<Preferences> {
  const patch = patchOf<Preferences, PreferencesColumn>(change);
  const result = await supabase.from('preferences').update(patch).eq('user_id', userId).select(columns).single();
  return preferencesSchema.parse(unwrap(result));
}

/** How the person likes the app; events keep it current in every tab. */
export const preferencesQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: personKeys.preferences(userId),
    queryFn: ({ signal }) => loadPreferences(userId, signal),
    ...liveQueryDefaults,
  });

/** Changes one preference, shown at once and put back when it can't be saved. */
export function useUpdatePreferences() {
  const userId = useUserId();
  return useColumnChange<Preferences, PreferencesColumn>({
    queryKey: personKeys.preferences(userId),
    save: (change) => savePreferences(userId, change),
  });
}
