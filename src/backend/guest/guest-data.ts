/**
 * What a guest has: rows in the shape of the tables of docs/contracts.md, and nothing that follows from them. It is
 * never changed in place: a change makes new lists only where something changed, so that only those are saved.
 */
import { epochMs, localDate } from '#src/domain/calendar.ts';
import type { Database } from '../database.types.ts';
import { pseudonymOf } from './pseudonym.ts';
import { timeText } from './time-text.ts';
import { zoneName } from './zone-name.ts';

type Tables = Database['public']['Tables'];

export type ProfileRow = Tables['profiles']['Row'];
export type PreferencesRow = Tables['preferences']['Row'];
export type GoalRow = Tables['goal_changes']['Row'];
export type DeviceRow = Tables['devices']['Row'];
export type SessionRow = Tables['sessions']['Row'];
export type TombstoneRow = Tables['session_tombstones']['Row'];
export type SnapshotRow = Tables['device_snapshots']['Row'];
export type ImportRow = Tables['imports']['Row'];
export type PresetRow = Tables['breathe_presets']['Row'];
export type BadgeNoteRow = Tables['badge_notes']['Row'];

/** What an import did, so that it can be taken back. */
export interface ImportEffect {
  readonly import_id: string;
  readonly made_device: boolean;
  readonly opened_epoch: boolean;
  /** Counters of the device and epoch before it closed; null when there were none. */
  readonly snapshot_before: SnapshotRow | null;
  /** Counters as it left them; null when it brought none. */
  readonly snapshot_after: SnapshotRow | null;
  /** `client_session_id` of each session that it created in its device and epoch. */
  readonly created: readonly string[];
}

/** All of a guest's facts, in the order in which they came. */
export interface GuestData {
  /** Rises with each change. */
  readonly version: number;
  /** The next id of each kind; ids are never given twice, as in the database. */
  readonly next_ids: { readonly session: number; readonly tombstone: number };
  readonly profile: ProfileRow;
  readonly preferences: PreferencesRow;
  readonly goal_changes: readonly GoalRow[];
  readonly devices: readonly DeviceRow[];
  /** Ascending by id. */
  readonly sessions: readonly SessionRow[];
  readonly session_tombstones: readonly TombstoneRow[];
  readonly device_snapshots: readonly SnapshotRow[];
  readonly imports: readonly ImportRow[];
  readonly import_effects: readonly ImportEffect[];
  readonly breathe_presets: readonly PresetRow[];
  readonly badge_notes: readonly BadgeNoteRow[];
}

/** The first day of goals: what a person began with also holds for what they practised before. */
export const FIRST_GOAL_DATE = '0001-01-01';

/**
 * A guest who has just come: what the database makes for a new account, but past the first-run steps and in the zone
 * of their browser.
 * @param timeZone IANA name; one that is not known becomes UTC
 */
export function emptyGuestData(userId: string, timeZone: string, now: Date): GuestData {
  const at = timeText(now);
  return {
    version: 1,
    next_ids: { session: 1, tombstone: 1 },
    profile: {
      user_id: userId,
      display_name: pseudonymOf(userId),
      time_zone: zoneName(timeZone) ?? 'UTC',
      day_start_hour: 0,
      week_start: 1,
      onboarded_at: at,
      version: 1,
      created_at: at,
      updated_at: at,
    },
    preferences: {
      user_id: userId,
      daily_goal_minutes: 10,
      weekly_goal_minutes: null,
      theme: 'system',
      motion: 'system',
      language: 'system',
      show_streak: true,
      share_live: true,
      keep_import_payloads: false,
      version: 1,
      updated_at: at,
    },
    goal_changes: [
      { user_id: userId, valid_from: FIRST_GOAL_DATE, daily_goal_minutes: 10, weekly_goal_minutes: 70, version: 1 },
    ],
    devices: [],
    sessions: [],
    session_tombstones: [],
    device_snapshots: [],
    imports: [],
    import_effects: [],
    breathe_presets: [],
    badge_notes: [],
  };
}

/** The practice date that the person is in. */
export function todayOf({ profile }: GuestData, now: Date): string {
  return localDate(epochMs(now), profile.time_zone, profile.day_start_hour);
}
