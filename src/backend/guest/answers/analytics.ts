/** What the charts read (20260101002310_analytics_rpc.sql). */
import type { DayTotals, MonthTotals } from '#src/domain/day-totals.ts';
import type { Folded } from '#src/domain/totals.ts';
import type { FunctionAnswer } from '../answering.ts';
import { dateArgument, wholeArgument } from '../arguments.ts';
import { foldedOf } from '../folded.ts';
import type { GuestData, SessionRow } from '../guest-data.ts';

const USUAL_RUNS = 200;
const MOST_RUNS = 400;

const shares = (parts: DayTotals['byPattern']) =>
  Object.fromEntries([...parts].map(([key, { sessions, activeMs }]) => [key, { sessions, active_ms: activeMs }]));

const columns = (sums: DayTotals | MonthTotals) => ({
  sessions: sums.sessions,
  active_ms: sums.activeMs,
  cycles: sums.cycles,
  goal_bonus_xp: sums.goalBonusXp,
  goals_set: sums.goalsSet,
  goals_reached: sums.goalsReached,
  active_ms_by_hour: sums.activeMsByHour,
  sessions_by_hour: sums.sessionsByHour,
  elapsed_ms: sums.elapsedMs,
  pledges_honored: sums.pledgesHonored,
  pledges_missed: sums.pledgesMissed,
  by_pattern: shares(sums.byPattern),
  by_device: shares(sums.byDevice),
});

const dayRow = (day: DayTotals) => ({ local_date: day.localDate, xp: day.xp, ...columns(day) });
const monthRow = (month: MonthTotals) => ({ month: month.month, active_days: month.activeDays, ...columns(month) });

interface Rows {
  readonly days: readonly ReturnType<typeof dayRow>[];
  readonly months: readonly ReturnType<typeof monthRow>[];
}

const rows = new WeakMap<Folded, Rows>();

function rowsOf(data: GuestData): Rows {
  const folded = foldedOf(data);
  const known = rows.get(folded);
  if (known !== undefined) return known;
  const made = { days: folded.days.map(dayRow), months: folded.months.map(monthRow) };
  rows.set(folded, made);
  return made;
}

export const analyticsDays: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  if (from === null || to === null) return { body: [], data };
  return { body: rowsOf(data).days.filter(({ local_date }) => local_date >= from && local_date <= to), data };
};

export const analyticsMonths: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  if (from === null || to === null) return { body: [], data };
  const first = `${from.slice(0, 7)}-01`;
  return { body: rowsOf(data).months.filter(({ month }) => month >= first && month <= to), data };
};

export const analyticsRuns: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  const most = Math.min(Math.max(wholeArgument(given, 'p_limit') ?? USUAL_RUNS, 1), MOST_RUNS);
  if (from === null || to === null) return { body: [], data };
  return {
    body: foldedOf(data)
      .runs.filter((run) => run.from <= to && run.to >= from)
      .slice(-most),
    data,
  };
};

/** The one that has most of something, the first of equals; null when none has any. */
function most<Item>(items: readonly Item[], measure: (item: Item) => number): Item | null {
  let best: Item | null = null;
  for (const item of items) {
    if (measure(item) > (best === null ? 0 : measure(best))) best = item;
  }
  return best;
}

const bestSession = new WeakMap<readonly SessionRow[], SessionRow | null>();

function longestSession({ sessions }: GuestData): SessionRow | null {
  const known = bestSession.get(sessions);
  if (known !== undefined) return known;
  const longest = most(sessions, (row) => row.active_ms);
  bestSession.set(sessions, longest);
  return longest;
}

export const analyticsBests: FunctionAnswer = (data) => {
  const { days, months, totals } = foldedOf(data);
  const session = longestSession(data);
  const day = most(days, ({ activeMs }) => activeMs);
  const month = most(months, ({ activeMs }) => activeMs);
  const body = {
    session: session && { id: session.id, local_date: session.local_date, active_ms: session.active_ms },
    day: day && { local_date: day.localDate, active_ms: day.activeMs },
    month: month && { month: month.month, active_ms: month.activeMs },
    run: totals.longestRun,
  };
  return { body, data };
};
