import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { GuestData, PresetRow } from '#src/backend/guest/guest-data.ts';
import { goalsSchema } from '#src/backend/person/goal-schema.ts';
import { preferencesColumns } from '#src/backend/person/preferences.ts';
import { preferencesSchema } from '#src/backend/person/preferences-schema.ts';
import { profileColumns } from '#src/backend/person/profile.ts';
import { profileSchema } from '#src/backend/person/profile-schema.ts';
import { carryGoals } from '../../api/carry-goals.ts';
import type { Before, Carry } from '../move-state.ts';

/** What the account has of settings and goals. Throws an `AppError`. */
export async function getBefore(userId: string): Promise<Before> {
  const [profile, preferences, goals] = await Promise.all([
    supabase.from('profiles').select(profileColumns).eq('user_id', userId).single(),
    supabase.from('preferences').select(preferencesColumns).eq('user_id', userId).single(),
    supabase
      .from('goal_changes')
      .select('valid_from, daily_goal_minutes, weekly_goal_minutes')
      .eq('user_id', userId)
      .order('valid_from'),
  ]);
  return {
    profile: profileSchema.parse(unwrap(profile)),
    preferences: preferencesSchema.parse(unwrap(preferences)),
    goals: goalsSchema.parse(unwrap(goals)),
  };
}

/** Whether the account has practised or connected anything yet. Throws an `AppError`. */
export async function isAccountNew(userId: string): Promise<boolean> {
  const [devices, totals] = await Promise.all([
    supabase.from('devices').select('id').eq('user_id', userId).limit(1),
    supabase.from('user_totals').select('sessions').eq('user_id', userId).single(),
  ]);
  return unwrap(devices).length === 0 && unwrap(totals).sessions === 0;
}

/** Own patterns of the guest that the account does not have. Throws an `AppError`. */
export async function missingPresets(userId: string, presets: readonly PresetRow[]): Promise<string[]> {
  const there = unwrap(await supabase.from('breathe_presets').select('id').eq('user_id', userId));
  const known = new Set(there.map(({ id }) => id));
  return presets.filter(({ id }) => !known.has(id)).map(({ id }) => id);
}

type Settings = Pick<Before, 'profile' | 'preferences'>;

async function putSettings(userId: string, { profile, preferences }: Settings): Promise<void> {
  const { display_name, time_zone, day_start_hour, week_start, onboarded_at } = profile;
  const { theme, motion, language, show_streak } = preferences;
  const person = { display_name, time_zone, day_start_hour, week_start, onboarded_at };
  unwrap(await supabase.from('profiles').update(person).eq('user_id', userId));
  unwrap(await supabase.from('preferences').update({ theme, motion, language, show_streak }).eq('user_id', userId));
}

const asPreferences = (data: GuestData): Before['preferences'] => preferencesSchema.parse(data.preferences);

/** Carries settings and goals over, as far as the person chose. Doing it again changes nothing. Throws an `AppError`. */
export async function carrySettings(userId: string, data: GuestData, carry: Carry): Promise<void> {
  const preferences = asPreferences(data);
  if (carry.settings) await putSettings(userId, { profile: profileSchema.parse(data.profile), preferences });
  if (carry.goals) await carryGoals(userId, preferences, data.goal_changes);
}

/** Puts settings, goals and patterns back as they were. Throws an `AppError`. */
export async function uncarry(
  userId: string,
  {
    before,
    carry,
    presetIds,
  }: { readonly before: Before; readonly carry: Carry; readonly presetIds: readonly string[] },
): Promise<void> {
  if (carry.settings) await putSettings(userId, before);
  if (carry.goals) await carryGoals(userId, before.preferences, before.goals);
  if (presetIds.length > 0)
    unwrap(
      await supabase
        .from('breathe_presets')
        .delete()
        .in('id', [...presetIds]),
    );
}
