import type { InfiniteData } from '@tanstack/react-query';
import { localDate, localHour, weekday } from '#src/domain/calendar.ts';
import type { SessionsSearch } from './sessions.search.ts';
import type { Cursor, Session, SessionPage } from './sessions.types.ts';

/** Pages as the query cache holds them, newest first throughout. */
export type SessionPages = InfiniteData<SessionPage, Cursor | null>;

/** How a session did against its own goal. */
export function goalOutcome(session: Session): 'reached' | 'missed' | 'none' {
  if ((session.goal_minutes ?? 0) <= 0) return 'none';
  return session.active_ms >= (session.goal_minutes ?? 0) * 60_000 ? 'reached' : 'missed';
}

/**
 * Whether a session belongs in a list with these filters; the same rules as the database's. Days are practice dates:
 * a day begins at `dayStartHour`.
 */
export function matches(session: Session, search: SessionsSearch, dayStartHour: number): boolean {
  const date = localDate(session.ended_at, session.time_zone, dayStartHour);
  return (
    (search.device === undefined || session.device_id === search.device) &&
    (search.pattern === undefined || (session.pattern ?? 'unknown') === search.pattern) &&
    (search.from === undefined || date >= search.from) &&
    (search.to === undefined || date <= search.to) &&
    (search.goal === undefined || goalOutcome(session) === search.goal) &&
    (search.hour === undefined || localHour(session.started_at, session.time_zone) === search.hour) &&
    (search.weekday === undefined || weekday(date) === search.weekday) &&
    (search.pledge === undefined || session.pledge_honored === (search.pledge === 'honored'))
  );
}

/** Newest first: by the end, then by id. */
function newestFirst(a: Session, b: Session): number {
  return Date.parse(b.ended_at) - Date.parse(a.ended_at) || b.id - a.id;
}

/** All loaded sessions in order; one that stands on two pages (it moved while they were loaded) is shown once. */
export function loadedSessions(pages: SessionPages): Session[] {
  const byId = new Map(pages.pages.flatMap((page) => page.sessions).map((session) => [session.id, session]));
  return [...byId.values()];
}

/**
 * The pages with live sessions in their places. Those older than everything loaded wait for their page,
 * unless the last page is already the end.
 */
export function insertLive(
  pages: SessionPages,
  sessions: readonly Session[],
  search: SessionsSearch,
  dayStartHour: number,
): SessionPages {
  const last = pages.pages.at(-1);
  if (last === undefined) return pages;
  const known = new Set(loadedSessions(pages).map((session) => session.id));
  const oldest = last.sessions.at(-1);
  const fresh = sessions.filter(
    (session) =>
      !known.has(session.id) &&
      matches(session, search, dayStartHour) &&
      (last.next === null || (oldest !== undefined && newestFirst(session, oldest) < 0)),
  );
  if (fresh.length === 0) return pages;
  const next = pages.pages.map((page) => ({ ...page, sessions: [...page.sessions] }));
  for (const session of fresh) {
    const holder = next.find((page) => {
      const end = page.sessions.at(-1);
      return end !== undefined && newestFirst(session, end) < 0;
    });
    const page = holder ?? next.at(-1);
    page?.sessions.push(session);
    page?.sessions.sort(newestFirst);
  }
  return { ...pages, pages: next };
}

/** The pages without the sessions of these ids. */
export function removeIds(pages: SessionPages, ids: readonly number[]): SessionPages {
  const gone = new Set(ids);
  if (!loadedSessions(pages).some((session) => gone.has(session.id))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, sessions: page.sessions.filter((session) => !gone.has(session.id)) })),
  };
}
