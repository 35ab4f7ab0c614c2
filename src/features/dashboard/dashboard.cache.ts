import { addDays, compareDates, localDate } from '#src/domain/calendar.ts';
import type { DashboardData, DashboardDay, DashboardSession, DashboardTotals } from './dashboard.types.ts';

/** How many sessions the recent list holds. */
const recentLimit = 8;

/** Days that the server gives: 36 weeks. */
const loadedDays = 252;

/** The dashboard as it stands in the query cache: what was loaded, and what came live since. */
export interface DashboardState extends DashboardData {
  /** Version that last wrote each day that came live after the load. */
  readonly dayVersions: Readonly<Record<string, number>>;
  /** Local time (ms) at which each live session arrived. */
  readonly arrivedAt: Readonly<Record<number, number>>;
  /** Ids deleted in this tab's time, so that a late arrival does not bring one back. */
  readonly deletedIds: readonly number[];
  /** Version of the totals when they were loaded. */
  readonly loadedVersion: number;
  /** The last date that is too old for the loaded days. */
  readonly daysAfter: string;
}

/** A loaded dashboard with nothing live on it yet. */
export function freshState(data: DashboardData): DashboardState {
  const { time_zone: zone, day_start_hour: dayStart } = data.profile;
  const daysAfter = addDays(localDate(data.now, zone, dayStart), -loadedDays);
  return { ...data, dayVersions: {}, arrivedAt: {}, deletedIds: [], loadedVersion: data.totals.version, daysAfter };
}

/** Newest first, by the end of the session and then by id; at most `recentLimit`, each id once. */
function recentOf(sessions: readonly DashboardSession[]): DashboardSession[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return [...byId.values()]
    .sort((a, b) => Date.parse(b.ended_at) - Date.parse(a.ended_at) || b.id - a.id)
    .slice(0, recentLimit);
}

/** Adds sessions that were recorded just now (local ms `at`); doubles are dropped, deleted ones stay away. */
export function addSessions(state: DashboardState, sessions: readonly DashboardSession[], at: number): DashboardState {
  const known = new Set([...state.deletedIds, ...state.recent.map((session) => session.id)]);
  const fresh = sessions.filter((session) => !known.has(session.id));
  if (fresh.length === 0) return state;
  const arrivedAt = { ...state.arrivedAt };
  for (const session of fresh) arrivedAt[session.id] = at;
  return { ...state, recent: recentOf([...state.recent, ...fresh]), arrivedAt };
}

/** Takes deleted sessions out of the recent list. */
export function removeSessions(state: DashboardState, ids: readonly number[]): DashboardState {
  const gone = new Set(ids);
  return {
    ...state,
    recent: state.recent.filter((session) => !gone.has(session.id)),
    deletedIds: [...new Set([...state.deletedIds, ...ids])],
  };
}

/**
 * Applies one `totals_changed`: what comes late never overwrites what is newer. A day has its own version, so
 * two changes of different days that arrive in the wrong order both count.
 */
export function applyTotals(
  state: DashboardState,
  totals: DashboardTotals,
  days: readonly DashboardDay[],
): DashboardState {
  const fresh = days.filter(
    (day) =>
      day.local_date > state.daysAfter && totals.version > (state.dayVersions[day.local_date] ?? state.loadedVersion),
  );
  const newer = totals.version > state.totals.version;
  if (!newer && fresh.length === 0) return state;
  const replaced = new Set(fresh.map((day) => day.local_date));
  const merged = [
    ...state.days.filter((day) => !replaced.has(day.local_date)),
    ...fresh.filter((day) => day.sessions > 0),
  ].sort((a, b) => compareDates(a.local_date, b.local_date));
  const dayVersions = { ...state.dayVersions };
  for (const date of replaced) dayVersions[date] = totals.version;
  return { ...state, totals: newer ? totals : state.totals, days: merged, dayVersions };
}

/**
 * What to keep when a load ends that began at the local time `startedAt`: the loaded dashboard, with what came
 * live meanwhile laid over it where it is newer.
 */
export function mergeLoaded(
  current: DashboardState | undefined,
  loaded: DashboardData,
  startedAt: number,
): DashboardState {
  let state = freshState(loaded);
  if (current === undefined) return state;
  const during = current.recent.filter((session) => (current.arrivedAt[session.id] ?? 0) >= startedAt);
  state = addSessions(state, during, startedAt);
  if (current.deletedIds.length > 0) state = removeSessions(state, current.deletedIds);
  if (current.totals.version <= loaded.totals.version) return state;
  const kept = Object.entries(current.dayVersions).filter(([, version]) => version > loaded.totals.version);
  for (const [date, version] of kept) {
    const day = current.days.find((row) => row.local_date === date);
    state = {
      ...state,
      days: [...state.days.filter((row) => row.local_date !== date), ...(day === undefined ? [] : [day])].sort((a, b) =>
        compareDates(a.local_date, b.local_date),
      ),
      dayVersions: { ...state.dayVersions, [date]: version },
    };
  }
  return { ...state, totals: current.totals };
}
