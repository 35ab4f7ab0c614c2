import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import { type Totals, totalsSchema } from '../analytics.types.ts';

const columns = 'version, cycles, known_xp, other_xp, total_xp, first_date' as const;

async function loadTotals(userId: string, signal: AbortSignal): Promise<Totals> {
  const result = await supabase.from('user_totals').select(columns).eq('user_id', userId).abortSignal(signal).single();
  return totalsSchema.parse(unwrap(result));
}

/** All of a person's XP by source, and when they began; live events keep it current. */
export const totalsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: analyticsKeys.totals(userId),
    queryFn: ({ signal }) => loadTotals(userId, signal),
    ...liveQueryDefaults,
  });
