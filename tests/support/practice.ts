/** Invented practice, the same on every run: sessions of some weeks up to a day, and what the server would derive. */
import { addDays } from '#src/domain/calendar.ts';
import { runsOf } from '#src/domain/streaks.ts';
import { seededRandom } from '#src/ui/growth-rings.geometry.ts';

export interface InventedSession {
  readonly id: number;
  readonly device_id: string;
  readonly epoch: number;
  readonly client_session_id: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly active_ms: number;
  readonly cycles: number;
  readonly goal_minutes: number | null;
  readonly goal_bonus_xp: number;
  readonly xp: number;
  readonly pledge_honored: boolean | null;
  readonly pattern: string | null;
  readonly time_zone: string;
  readonly zone_assumed: boolean;
  readonly local_date: string;
  readonly flags: readonly string[];
}

const patterns = ['chill', 'chill', 'boxing', 'relaxing', null];
const minuteMs = 60_000;

/**
 * Sessions of `days` days up to and with `today`, oldest first, one or two on most days, in UTC.
 * @param deviceIds the devices take turns; the first one most often
 */
export function inventSessions(
  today: string,
  { days, deviceIds, seed = 'garden' }: { days: number; deviceIds: readonly string[]; seed?: string },
): InventedSession[] {
  const random = seededRandom(seed);
  const sessions: InventedSession[] = [];
  for (let back = days - 1; back >= 0; back -= 1) {
    const date = addDays(today, -back);
    const rest = random() < 0.22 && back > 0;
    const hours = random() < 0.35 && back > 0 ? [8, 18] : [8];
    for (const hour of rest ? [] : hours) {
      const minutes = Math.round(4 + random() * 13);
      const start = Date.parse(`${date}T0${hour % 10}:00:00Z`) + (hour > 9 ? 10 * 60 * minuteMs : 0);
      const startedAt = start + Math.round((random() - 0.5) * 80) * minuteMs;
      const reached = random() < 0.6;
      const cycles = Math.round(minutes * 0.6);
      const goalBonus = reached ? Math.floor(minutes / 3) : 0;
      const activeMs = minutes * minuteMs + Math.round(random() * 50_000);
      sessions.push({
        id: sessions.length + 1,
        device_id: deviceIds[random() < 0.7 ? 0 : deviceIds.length - 1] ?? '',
        epoch: 1,
        client_session_id: `sess-${startedAt}`,
        started_at: new Date(startedAt).toISOString(),
        ended_at: new Date(startedAt + activeMs + Math.round(random() * 120_000)).toISOString(),
        active_ms: activeMs,
        cycles,
        goal_minutes: reached ? Math.max(3, minutes - 2) : null,
        goal_bonus_xp: goalBonus,
        xp: cycles + goalBonus,
        pledge_honored: random() < 0.15 ? random() < 0.8 : null,
        pattern: patterns[Math.floor(random() * patterns.length)] ?? null,
        time_zone: 'UTC',
        zone_assumed: false,
        local_date: date,
        flags: [],
      });
    }
  }
  return sessions;
}

const sum = (sessions: readonly InventedSession[], of: (session: InventedSession) => number) =>
  sessions.reduce((total, session) => total + of(session), 0);

const byHour = (sessions: readonly InventedSession[], of: (session: InventedSession) => number) =>
  Array.from({ length: 24 }, (_, hour) =>
    sum(
      sessions.filter((session) => new Date(session.started_at).getUTCHours() === hour),
      of,
    ),
  );

const byKey = (sessions: readonly InventedSession[], key: (session: InventedSession) => string) =>
  Object.fromEntries(
    [...Map.groupBy(sessions, key)].map(([name, part]) => [
      name,
      { sessions: part.length, active_ms: sum(part, (session) => session.active_ms) },
    ]),
  );

/** The practised days between two dates, as `analytics_days` answers. */
export function daysOf(sessions: readonly InventedSession[], from = '0001-01-01', to = '9999-12-31') {
  const within = sessions.filter(({ local_date }) => from <= local_date && local_date <= to);
  return [...Map.groupBy(within, ({ local_date }) => local_date)].map(([local_date, day]) => ({
    local_date,
    sessions: day.length,
    active_ms: sum(day, (session) => session.active_ms),
    cycles: sum(day, (session) => session.cycles),
    goal_bonus_xp: sum(day, (session) => session.goal_bonus_xp),
    xp: sum(day, (session) => session.xp),
    goals_set: day.filter((session) => session.goal_minutes !== null).length,
    goals_reached: day.filter((session) => session.goal_minutes !== null).length,
    active_ms_by_hour: byHour(day, (session) => session.active_ms),
    sessions_by_hour: byHour(day, () => 1),
    elapsed_ms: sum(day, (session) => Date.parse(session.ended_at) - Date.parse(session.started_at)),
    pledges_honored: day.filter((session) => session.pledge_honored === true).length,
    pledges_missed: day.filter((session) => session.pledge_honored === false).length,
    by_pattern: byKey(day, (session) => session.pattern ?? 'unknown'),
    by_device: byKey(day, (session) => session.device_id),
  }));
}

/** The totals of a person who has nothing but these sessions and `otherXp` without one. */
export function totalsOf(sessions: readonly InventedSession[], otherXp = 0) {
  const runs = runsOf(sessions.map((session) => session.local_date));
  const latest = runs.at(-1);
  const knownXp = sum(sessions, (session) => session.xp);
  return {
    version: 1,
    sessions: sessions.length,
    cycles: sum(sessions, (session) => session.cycles),
    known_xp: knownXp,
    other_xp: otherXp,
    total_xp: knownXp + otherXp,
    level: 5,
    first_date: sessions[0]?.local_date ?? null,
    latest_run_from: latest?.from ?? null,
    latest_run_to: latest?.to ?? null,
    latest_run_days: latest?.days ?? 0,
    longest_run_days: Math.max(0, ...runs.map((run) => run.days)),
  };
}

/** What was most so far, as `analytics_bests` answers. */
export function bestsOf(sessions: readonly InventedSession[]) {
  const most = <Row extends { active_ms: number }>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => b.active_ms - a.active_ms)[0] ?? null;
  const session = most(sessions);
  const day = most(daysOf(sessions));
  const months = [...Map.groupBy(sessions, ({ local_date }) => `${local_date.slice(0, 7)}-01`)];
  const run = runsOf(sessions.map(({ local_date }) => local_date)).toSorted((a, b) => b.days - a.days)[0];
  return {
    session: session && { id: session.id, local_date: session.local_date, active_ms: session.active_ms },
    day: day && { local_date: day.local_date, active_ms: day.active_ms },
    month: most(months.map(([month, part]) => ({ month, active_ms: sum(part, ({ active_ms }) => active_ms) }))),
    run: run ?? null,
  };
}
