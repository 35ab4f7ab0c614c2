import { PORTABLE_FORMAT, PORTABLE_VERSION, type PortableSession } from '#src/domain/portability.ts';
import type { ExportFrame, ExportSession } from '../api/get-export-parts.ts';

/** A moment as our files write it: ISO UTC with milliseconds. */
function moment(instant: string): string {
  return new Date(instant).toISOString();
}

function portableSession(session: ExportSession): PortableSession {
  return {
    deviceId: session.device_id,
    epoch: session.epoch,
    id: session.client_session_id,
    startedAt: moment(session.started_at),
    endedAt: moment(session.ended_at),
    activeMs: session.active_ms,
    cycles: session.cycles,
    goalMinutes: session.goal_minutes,
    goalBonusXP: session.goal_bonus_xp,
    pledgeHonored: session.pledge_honored,
    pattern: session.pattern,
    timeZone: session.time_zone,
    zoneAssumed: session.zone_assumed,
  };
}

/** Everything but sessions, as it is written. */
type HeadRows = {
  readonly [Part in Exclude<keyof ExportFrame, 'sessions'>]: ExportFrame[Part] extends (infer Row)[]
    ? readonly Row[]
    : ExportFrame[Part];
};

/** The beginning of a JSON export, up to the sessions. */
export function jsonHead(frame: HeadRows, exportedAt: string): string {
  const { profile, preferences, devices, snapshots, goals, presets } = frame;
  const head = {
    format: PORTABLE_FORMAT,
    version: PORTABLE_VERSION,
    exportedAt,
    profile: {
      displayName: profile.display_name,
      timeZone: profile.time_zone,
      dayStartHour: profile.day_start_hour,
      weekStart: profile.week_start,
    },
    preferences: {
      dailyGoalMinutes: preferences.daily_goal_minutes,
      weeklyGoalMinutes: preferences.weekly_goal_minutes,
      theme: preferences.theme,
      motion: preferences.motion,
      showStreak: preferences.show_streak,
      shareLive: preferences.share_live,
    },
    devices: devices.map((device) => ({
      id: device.id,
      kind: device.kind,
      name: device.name,
      consent: device.consent,
      timeZone: device.time_zone,
      currentEpoch: device.current_epoch,
      createdAt: moment(device.created_at),
    })),
    snapshots: snapshots.map((snapshot) => ({
      deviceId: snapshot.device_id,
      epoch: snapshot.epoch,
      totalXP: snapshot.total_xp,
      totalMeditationTime: snapshot.total_meditation_ms,
      challengesCompleted: snapshot.challenges_completed,
      currentStreak: snapshot.reported_current_streak,
      longestStreak: snapshot.reported_longest_streak,
      dailyChallenges: Array.isArray(snapshot.daily_challenges) ? snapshot.daily_challenges : [],
      flags: snapshot.flags,
      asOf: moment(snapshot.as_of),
    })),
    goals: goals.map((goal) => ({
      validFrom: goal.valid_from,
      dailyMinutes: goal.daily_goal_minutes,
      weeklyMinutes: goal.weekly_goal_minutes,
    })),
    presets: presets.map(({ id, name, pattern }) => ({ id, name, pattern })),
  };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "sessions": [`;
}

/** One page of sessions within a JSON export. */
export function jsonPage(sessions: readonly ExportSession[], isFirst: boolean): string {
  const lines = sessions.map((session) => `\n    ${JSON.stringify(portableSession(session))}`).join(',');
  return isFirst || lines === '' ? lines : `,${lines}`;
}

/** The end of a JSON export. */
export const jsonTail = '\n  ]\n}\n';

const csvColumns = [
  ['session', (s) => s.client_session_id],
  ['device', (s, names) => names.get(s.device_id) ?? ''],
  ['started_utc', (s) => moment(s.started_at)],
  ['ended_utc', (s) => moment(s.ended_at)],
  ['time_zone', (s) => s.time_zone],
  ['local_date', (s) => s.local_date],
  ['active_seconds', (s) => String(Math.round(s.active_ms / 1000))],
  ['cycles', (s) => String(s.cycles)],
  ['goal_minutes', (s) => String(s.goal_minutes ?? '')],
  ['goal_bonus_xp', (s) => String(s.goal_bonus_xp)],
  ['xp', (s) => String(s.xp)],
  ['pattern', (s) => s.pattern ?? ''],
  ['flags', (s) => s.flags.join(' ')],
] as const satisfies readonly (readonly [
  string,
  (session: ExportSession, names: ReadonlyMap<string, string>) => string,
])[];

/** A CSV field: quoted where needed, and never a formula to a spreadsheet. */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The first line of a CSV export. */
export const csvHead = `${csvColumns.map(([name]) => name).join(',')}\r\n`;

/** One page of sessions as CSV lines. */
export function csvPage(sessions: readonly ExportSession[], names: ReadonlyMap<string, string>): string {
  return sessions
    .map((session) => `${csvColumns.map(([, read]) => csvField(read(session, names))).join(',')}\r\n`)
    .join('');
}
