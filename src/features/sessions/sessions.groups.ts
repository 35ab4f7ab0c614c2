import { localDate } from '#src/domain/calendar.ts';
import type { Session } from './sessions.types.ts';

/** Sessions of one practice day, newest first. */
export interface DayGroup {
  readonly date: string;
  readonly sessions: readonly Session[];
  readonly activeMs: number;
}

/**
 * Groups a newest-first list by practice day: the date of the end where it was made, with the person's own
 * start of the day. Travel can make dates go back and forth, so a date may come twice.
 */
export function groupByDay(sessions: readonly Session[], dayStartHour: number): DayGroup[] {
  const groups: { date: string; sessions: Session[]; activeMs: number }[] = [];
  for (const session of sessions) {
    const date = localDate(session.ended_at, session.time_zone, dayStartHour);
    const last = groups.at(-1);
    if (last?.date === date) {
      last.sessions.push(session);
      last.activeMs += session.active_ms;
    } else {
      groups.push({ date, sessions: [session], activeMs: session.active_ms });
    }
  }
  return groups;
}
