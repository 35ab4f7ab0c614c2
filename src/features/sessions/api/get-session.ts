import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { sessionsKeys } from '../sessions.keys.ts';
import { type Session, sessionSchema } from '../sessions.types.ts';

const columns =
  'id, device_id, epoch, client_session_id, started_at, ended_at, active_ms, cycles, goal_minutes, goal_bonus_xp, xp, pledge_honored, pattern, time_zone, zone_assumed, local_date, flags' as const;

async function loadSession(id: number, signal: AbortSignal): Promise<Session | null> {
  const result = await supabase.from('sessions').select(columns).eq('id', id).abortSignal(signal).maybeSingle();
  return z.nullable(sessionSchema).parse(unwrap(result));
}

/** One session, or null when it is not there (or not one's own). */
export const sessionQueryOptions = (userId: string, id: number) =>
  queryOptions({
    queryKey: sessionsKeys.detail(userId, id),
    queryFn: ({ signal }) => loadSession(id, signal),
    ...liveQueryDefaults,
  });
