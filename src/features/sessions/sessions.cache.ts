import type { InfiniteData } from '@tanstack/react-query';
import type { SessionsSearch } from './sessions.search.ts';
import type { Cursor, Session } from './sessions.types.ts';

/** Pages as the query cache holds them, newest first throughout. */
export type SessionPages = InfiniteData<Session[], Cursor | null>;

/** How a session did against its own goal. */
export function goalOutcome(session: Session): 'reached' | 'missed' | 'none' {
  if (session.goal_minutes === null) return 'none';
  return session.active_ms >= session.goal_minutes * 60_000 ? 'reached' : 'missed';
}

/** Whether a session belongs in a list with these filters; the same rules as the database's. */
export function matches(session: Session, search: SessionsSearch): boolean {
  return (
    (search.device === undefined || session.device_id === search.device) &&
    (search.pattern === undefined || (session.pattern ?? 'unknown') === search.pattern) &&
    (search.from === undefined || session.local_date >= search.from) &&
    (search.to === undefined || session.local_date <= search.to) &&
    (search.goal === undefined || goalOutcome(session) === search.goal)
  );
}

/** Newest first: by the end, then by id. */
function newestFirst(a: Session, b: Session): number {
  return Date.parse(b.ended_at) - Date.parse(a.ended_at) || b.id - a.id;
}

/**
 * The pages with live sessions in their places. Those older than everything loaded wait for their page,
 * unless the last page is already the end (`complete`).
 */
export function insertLive(
  pages: SessionPages,
  sessions: readonly Session[],
  options: { readonly search: SessionsSearch; readonly complete: boolean },
): SessionPages {
  const known = new Set(pages.pages.flat().map((session) => session.id));
  const oldest = pages.pages.flat().at(-1);
  const fresh = sessions.filter(
    (session) =>
      !known.has(session.id) &&
      matches(session, options.search) &&
      (options.complete || oldest === undefined || newestFirst(session, oldest) < 0),
  );
  if (fresh.length === 0) return pages;
  const next = pages.pages.map((page) => [...page]);
  if (next.length === 0) return pages;
  for (const session of fresh) {
    const holder = next.find((page) => {
      const last = page.at(-1);
      return last !== undefined && newestFirst(session, last) < 0;
    });
    (holder ?? next.at(-1))?.push(session);
    holder?.sort(newestFirst);
  }
  next.at(-1)?.sort(newestFirst);
  return { ...pages, pages: next };
}

/** The pages without the sessions of these ids. */
export function removeIds(pages: SessionPages, ids: readonly number[]): SessionPages {
  const gone = new Set(ids);
  if (!pages.pages.some((page) => page.some((session) => gone.has(session.id)))) return pages;
  return { ...pages, pages: pages.pages.map((page) => page.filter((session) => !gone.has(session.id))) };
}
