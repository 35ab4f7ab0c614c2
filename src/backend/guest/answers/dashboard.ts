/** `dashboard`: all that the dashboard shows first (20260101002300_dashboard_rpc.sql). */
import { addDays } from '#src/domain/calendar.ts';
import type { FunctionAnswer } from '../answering.ts';
import { foldedOf, newestSessions } from '../folded.ts';
import { todayOf } from '../guest-data.ts';
import { timeText } from '../time-text.ts';
import { totalsRow } from './totals.ts';

const DAYS_BEFORE_TODAY = 251;
const RECENT_SESSIONS = 8;

export const dashboard: FunctionAnswer = (data, _given, now) => {
  const first = addDays(todayOf(data, now), -DAYS_BEFORE_TODAY);
  const body = {
    profile: data.profile,
    preferences: data.preferences,
    goals: data.goal_changes.map(({ valid_from, daily_goal_minutes, weekly_goal_minutes }) => ({
      valid_from,
      daily_goal_minutes,
      weekly_goal_minutes,
    })),
    totals: totalsRow(data),
    days: foldedOf(data)
      .days.filter((day) => day.localDate >= first)
      .map(({ localDate, sessions, activeMs }) => ({ local_date: localDate, sessions, active_ms: activeMs })),
    recent: newestSessions(data).slice(0, RECENT_SESSIONS),
    devices: data.devices,
    now: timeText(now),
  };
  return { body, data };
};
