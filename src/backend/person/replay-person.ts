import * as z from 'zod/mini';
import { supabase } from '../client.ts';
import { unwrap } from '../errors.ts';
import { unlessNewer } from '../offline/last-write.ts';
import type { Replay } from '../offline/outbox.ts';
import { applyServerRow, patchOf } from './column-change.ts';
import { personKeys } from './person.keys.ts';
import { type PreferencesChange, type PreferencesColumn, preferencesColumns } from './preferences.ts';
import { type Preferences, preferencesSchema } from './preferences-schema.ts';
import { type ProfileChange, type ProfileColumn, profileColumns } from './profile.ts';
import { type Profile, profileSchema } from './profile-schema.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const keptChange = z.object({ column: z.string(), value, base: z.optional(value) });

/** Sends a kept change of one preference; one made elsewhere later stays. */
export const replayPreferences: Replay = async (payload, { client, userId, madeAt }) => {
  const { base, ...change } = keptChange.parse(payload);
  const preferences = supabase.from('preferences');
  const sent = await preferences
    .update(patchOf<Preferences, PreferencesColumn>(change as PreferencesChange))
    .eq('user_id', userId)
    .or(unlessNewer(change.column, base, 'updated_at', madeAt))
    .select(preferencesColumns);
  const row = unwrap(sent)[0] ?? unwrap(await preferences.select(preferencesColumns).eq('user_id', userId).single());
  const key = personKeys.preferences(userId);
  applyServerRow(client, key, preferencesSchema.parse(row), { column: change.column, madeAt });
};

/** Sends a kept change of one column of the profile; one made elsewhere later stays. */
export const replayProfile: Replay = async (payload, { client, userId, madeAt }) => {
  const { base, ...change } = keptChange.parse(payload);
  const profiles = supabase.from('profiles');
  const sent = await profiles
    .update(patchOf<Profile, ProfileColumn>(change as ProfileChange))
    .eq('user_id', userId)
    .or(unlessNewer(change.column, base, 'updated_at', madeAt))
    .select(profileColumns);
  const row = unwrap(sent)[0] ?? unwrap(await profiles.select(profileColumns).eq('user_id', userId).single());
  applyServerRow(client, personKeys.profile(userId), profileSchema.parse(row), { column: change.column, madeAt });
};
