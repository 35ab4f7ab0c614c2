/** What the charts read (20260101002310_analytics_rpc.sql). */
import type { DayTotals, MonthTotals } from '#src/domain/day-totals.ts';
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

export const analyticsDays: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  const days = foldedOf(data).days.filter(
    ({ localDate }) => from !== null && to !== null && localDate >= from && localDate <= to,
  );
  return { body: days.map((day) => ({ local_date: day.localDate, xp: day.xp, ...columns(day) })), data };
};

export const analyticsMonths: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  const first = from && `${from.slice(0, 7)}-01`;
  const months = foldedOf(data).months.filter(
    ({ month }) => first !== null && to !== null && month >= first && month <= to,
  );
  return {
    body: months.map((month) => ({ month: month.month, active_days: month.activeDays, ...columns(month) })),
    data,
  };
};

export const analyticsRuns: FunctionAnswer = (data, given) => {
  const [from, to] = [dateArgument(given, 'p_from'), dateArgument(given, 'p_to')];
  const most = Math.min(Math.max(wholeArgument(given, 'p_limit') ?? USUAL_RUNS, 1), MOST_RUNS);
  const runs = foldedOf(data).runs.filter((run) => from !== null && to !== null && run.from <= to && run.to >= from);
  return { body: runs.slice(-most), data };
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
