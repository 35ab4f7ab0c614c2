import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import { type Bests, bestsSchema } from '../analytics.types.ts';

async function loadBests(signal: AbortSignal): Promise<Bests> {
  return bestsSchema.parse(unwrap(await supabase.rpc('analytics_bests').abortSignal(signal)));
}

/** What was most so far, over all time. */
export const bestsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: analyticsKeys.bests(userId),
    queryFn: ({ signal }) => loadBests(signal),
    ...liveQueryDefaults,
  });
