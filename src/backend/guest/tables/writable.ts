/** What a person may change in tables themselves, and what follows from it (the triggers of the migrations). */
import type { JsonObject } from '#src/domain/json.ts';
import { changed, mapped } from '../answering.ts';
import { goalsAfter } from '../answers/goals.ts';
import type { DeviceRow, GuestData, PreferencesRow, ProfileRow } from '../guest-data.ts';
import { trimmed } from '../ingest/read-rows.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';
import { zoneName } from '../zone-name.ts';
import { type Column, type Columns, flag, moment, orNull, smallint, text, word } from './columns.ts';
import type { Row } from './query.ts';

/** How rows of a table are changed by the person. */
interface Writable {
  readonly columns: Columns;
  /** The data after a checked patch was laid on the rows that are meant. */
  readonly update: (data: GuestData, isMeant: (row: Row) => boolean, patch: JsonObject, now: Date) => GuestData;
}

const isLong = (low: number, high: number) => (value: string) => {
  const { length } = [...value];
  return length >= low && length <= high;
};
const within = (low: number, high: number) => smallint((value) => value >= low && value <= high);

const timeZone: Column = (value) => {
  const zone = zoneName(value);
  if (zone !== null) return zone;
  throw refused(400, 'time_zone_unknown', 'This time zone is not known here. A name such as Europe/Paris works.');
};

const PATTERN_FORM = /^(30|[12]?[0-9])-(30|[12]?[0-9])-(30|[12]?[0-9])-(30|[12]?[0-9])$/;
const presetName = text((value) => value === trimmed(value) && isLong(1, 40)(value));
const presetPattern = text((value) => PATTERN_FORM.test(value) && /[1-9]/.test(value));

/** A row after a patch, as a new version of it; columns are checked before. */
const patched = <Versioned extends { readonly version: number }>(row: Versioned, patch: JsonObject): Versioned => ({
  ...row,
  ...patch,
  version: row.version + 1,
});

const profiles: Writable = {
  columns: {
    display_name: text(isLong(1, 40), trimmed),
    time_zone: timeZone,
    day_start_hour: within(0, 12),
    week_start: smallint((value) => [1, 6, 7].includes(value)),
    onboarded_at: orNull(moment),
  },
  update: (data, isMeant, patch, now) => {
    if (!isMeant(data.profile)) return data;
    const profile: ProfileRow = { ...patched(data.profile, patch), updated_at: timeText(now) };
    return changed(data, { profile });
  },
};

const preferences: Writable = {
  columns: {
    daily_goal_minutes: within(1, 240),
    weekly_goal_minutes: orNull(within(1, 1680)),
    theme: word('light', 'dark', 'system'),
    motion: word('system', 'reduced', 'full'),
    language: word('system', 'en', 'es'),
    show_streak: flag,
    share_live: flag,
    keep_import_payloads: flag,
  },
  update: (data, isMeant, patch, now) => {
    const before = data.preferences;
    if (!isMeant(before)) return data;
    const after: PreferencesRow = { ...patched(before, patch), updated_at: timeText(now) };
    const goalsDiffer =
      before.daily_goal_minutes !== after.daily_goal_minutes ||
      before.weekly_goal_minutes !== after.weekly_goal_minutes;
    const goals = goalsDiffer ? goalsAfter(data, after, now) : data.goal_changes;
    return changed(data, { preferences: after, goal_changes: goals });
  },
};

const devices: Writable = {
  columns: {
    name: text((value) => isLong(1, 60)(trimmed(value))),
    consent: word('totals', 'sessions'),
  },
  update: (data, isMeant, patch, now) => {
    const rename = (row: DeviceRow) =>
      typeof patch.name === 'string' && patch.name !== row.name ? { named_at: timeText(now) } : {};
    const rows = mapped(data.devices, isMeant, (row) => ({ ...patched(row, patch), ...rename(row) }));
    return changed(data, { devices: rows });
  },
};

/** What a person writes of a preset. */
export const presetColumns: Columns = { name: presetName, pattern: presetPattern };

const presets: Writable = {
  columns: presetColumns,
  update: (data, isMeant, patch, now) => {
    const rows = mapped(data.breathe_presets, isMeant, (row) => ({
      ...patched(row, patch),
      updated_at: timeText(now),
    }));
    return changed(data, { breathe_presets: rows });
  },
};

/** The tables that a person may change rows of. */
export const WRITABLE: Readonly<Record<string, Writable>> = {
  profiles,
  preferences,
  devices,
  breathe_presets: presets,
};
