/** Goals through time (20260101001110_goals.sql, 20260102000400_goal_history.sql). */
import { addDays, isLocalDate, localDate } from '#src/domain/calendar.ts';
import { isJsonObject } from '#src/domain/json.ts';
import { changed, type FunctionAnswer } from '../answering.ts';
import { FIRST_GOAL_DATE, type GoalRow, type GuestData, type PreferencesRow, todayOf } from '../guest-data.ts';
import { refused } from '../refusal.ts';

const MOST_GOALS = 400;

/** The goals that preferences mean. */
function goalsOf({ daily_goal_minutes, weekly_goal_minutes }: PreferencesRow) {
  return { daily_goal_minutes, weekly_goal_minutes: weekly_goal_minutes ?? 7 * daily_goal_minutes };
}

type Goals = ReturnType<typeof goalsOf>;

const areEqual = (a: Goals, b: Goals) =>
  a.daily_goal_minutes === b.daily_goal_minutes && a.weekly_goal_minutes === b.weekly_goal_minutes;

/** The history after preferences changed: what they mean holds from today on; on the first day, for all that was before. */
export function goalsAfter(data: GuestData, preferences: PreferencesRow, now: Date): readonly GoalRow[] {
  const { profile } = data;
  const today = todayOf(data, now);
  const firstDay = localDate(profile.created_at, profile.time_zone, profile.day_start_hour);
  const from = firstDay >= today ? FIRST_GOAL_DATE : today;
  const goals = goalsOf(preferences);
  // A day that is still to come can have a row after a journey west.
  const kept = data.goal_changes.filter((row) => row.valid_from <= from);
  const last = kept.at(-1);
  if (last?.valid_from !== from) {
    return [...kept, { user_id: profile.user_id, valid_from: from, ...goals, version: 1 }];
  }
  if (areEqual(last, goals)) return kept;
  return [...kept.slice(0, -1), { ...last, ...goals, version: last.version + 1 }];
}

const isWithin = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

function goalIn(value: unknown, userId: string): GoalRow | null {
  if (!isJsonObject(value)) return null;
  const { valid_from, daily_goal_minutes, weekly_goal_minutes } = value;
  if (!isLocalDate(valid_from) || !isWithin(daily_goal_minutes, 240) || !isWithin(weekly_goal_minutes, 1680))
    return null;
  return { user_id: userId, valid_from, daily_goal_minutes, weekly_goal_minutes, version: 1 };
}

function readGoals(value: unknown, userId: string, lastDay: string): GoalRow[] {
  const list: readonly unknown[] = Array.isArray(value) && value.length <= MOST_GOALS ? value : [];
  const goals = list.map((item) => goalIn(item, userId)).filter((goal) => goal !== null);
  const isSound =
    goals.length === list.length &&
    goals[0]?.valid_from === FIRST_GOAL_DATE &&
    goals.every(
      (goal, at) => goal.valid_from <= lastDay && (at === 0 || goal.valid_from > (goals[at - 1]?.valid_from ?? '')),
    );
  if (!isSound) throw refused(400, 'goals_invalid', 'These goals cannot be read.');
  return goals;
}

export const goalHistorySet: FunctionAnswer = (data, given, now) => {
  const goals = readGoals(given.p_goals, data.profile.user_id, addDays(todayOf(data, now), 1));
  const last = goals.at(-1);
  if (last === undefined || !areEqual(last, goalsOf(data.preferences))) {
    throw refused(409, 'goals_differ', 'The last of these goals is not the goal of now.');
  }
  return { body: goals, data: changed(data, { goal_changes: goals }) };
};
