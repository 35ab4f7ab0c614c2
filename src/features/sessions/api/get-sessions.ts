import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { sessionsKeys } from '../sessions.keys.ts';
import type { SessionsSearch } from '../sessions.search.ts';
import { type Cursor, type SessionPage, sessionSchema } from '../sessions.types.ts';

/** Sessions a page. */
const pageSize = 50;

const pageSchema = z.array(sessionSchema);

async function loadPage(search: SessionsSearch, cursor: Cursor | null, signal: AbortSignal): Promise<SessionPage> {
  const result = await supabase
    .rpc('session_page', {
      p_limit: pageSize,
      ...(cursor && { p_before: cursor.before, p_before_id: cursor.beforeId }),
      ...(search.device !== undefined && { p_device: search.device }),
      ...(search.pattern !== undefined && { p_pattern: search.pattern }),
      ...(search.from !== undefined && { p_from: search.from }),
      ...(search.to !== undefined && { p_to: search.to }),
      ...(search.goal !== undefined && { p_goal: search.goal }),
      ...(search.hour !== undefined && { p_hour: search.hour }),
      ...(search.weekday !== undefined && { p_weekday: search.weekday }),
      ...(search.pledge !== undefined && { p_pledge: search.pledge }),
    })
    .abortSignal(signal);
  const sessions = pageSchema.parse(unwrap(result));
  const last = sessions.at(-1);
  // Keyset paging: live arrivals at the top shift nothing.
  const next = last === undefined || sessions.length < pageSize ? null : { before: last.ended_at, beforeId: last.id };
  return { sessions, next };
}

/** The session list, newest first, page by page on request. */
export const sessionsQueryOptions = (userId: string, search: SessionsSearch) =>
  infiniteQueryOptions<
    SessionPage,
    Error,
    InfiniteData<SessionPage, Cursor | null>,
    ReturnType<typeof sessionsKeys.list>,
    Cursor | null
  >({
    queryKey: sessionsKeys.list(userId, search),
    queryFn: ({ pageParam, signal }) => loadPage(search, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    ...liveQueryDefaults,
  });
