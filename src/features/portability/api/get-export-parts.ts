import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

const sessionSchema = z.object({
  id: z.number(),
  user_id: z.string(),
  device_id: z.string(),
  epoch: z.number(),
  client_session_id: z.string(),
  content_hash: z.string(),
  started_at: z.string(),
  ended_at: z.string(),
  active_ms: z.number(),
  cycles: z.number(),
  goal_minutes: z.nullable(z.number()),
  goal_bonus_xp: z.number(),
  xp: z.number(),
  pledge_honored: z.nullable(z.boolean()),
  pattern: z.nullable(z.string()),
  time_zone: z.string(),
  zone_assumed: z.boolean(),
  local_date: z.string(),
  flags: z.array(z.string()),
  received_at: z.string(),
});

/** A session as the export gets it. */
export type ExportSession = z.infer<typeof sessionSchema>;

/** Sessions a page; the server gives at most this many. */
const exportPageSize = 5000;

/** Sessions after an id, in order of arrival. Throws an `AppError`. */
export async function getExportPage(afterId: number): Promise<ExportSession[]> {
  const result = await supabase.rpc('export_sessions', { p_after_id: afterId, p_limit: exportPageSize });
  return z.array(sessionSchema).parse(unwrap(result));
}

/** Everything of a person but their sessions. Throws an `AppError`. */
export async function getExportFrame(userId: string) {
  const [profile, preferences, devices, snapshots, goals, presets, totals] = await Promise.all([
    supabase
      .from('profiles')
      .select('display_name, time_zone, day_start_hour, week_start')
      .eq('user_id', userId)
      .single(),
    supabase
      .from('preferences')
      .select('daily_goal_minutes, weekly_goal_minutes, theme, motion, show_streak, share_live')
      .eq('user_id', userId)
      .single(),
    supabase
      .from('devices')
      .select('id, kind, name, consent, time_zone, current_epoch, created_at')
      .eq('user_id', userId)
      .order('created_at'),
    supabase
      .from('device_snapshots')
      .select(
        'device_id, epoch, total_xp, total_meditation_ms, challenges_completed, reported_current_streak, reported_longest_streak, daily_challenges, flags, as_of',
      )
      .eq('user_id', userId),
    supabase
      .from('goal_changes')
      .select('valid_from, daily_goal_minutes, weekly_goal_minutes')
      .eq('user_id', userId)
      .order('valid_from'),
    supabase.from('breathe_presets').select('id, name, pattern').eq('user_id', userId).order('created_at'),
    supabase.from('user_totals').select('sessions').eq('user_id', userId).single(),
  ]);
  return {
    profile: unwrap(profile),
    preferences: unwrap(preferences),
    devices: unwrap(devices),
    snapshots: unwrap(snapshots),
    goals: unwrap(goals),
    presets: unwrap(presets),
    sessions: unwrap(totals).sessions,
  };
}

export type ExportFrame = Awaited<ReturnType<typeof getExportFrame>>;
