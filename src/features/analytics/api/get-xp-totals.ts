import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { analyticsKeys } from '../analytics.keys.ts';
import { type XpTotals, xpTotalsSchema } from '../analytics.types.ts';

const columns = 'version, cycles, known_xp, other_xp, total_xp' as const;

async function loadXpTotals(userId: string, signal: AbortSignal): Promise<XpTotals> {
  const result = await supabase.from('user_totals').select(columns).eq('user_id', userId).abortSignal(signal).single();
  return xpTotalsSchema.parse(unwrap(result));
}

/** All of a person's XP by source; live events keep it current. */
export const xpTotalsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: analyticsKeys.xp(userId),
    queryFn: ({ signal }) => loadXpTotals(userId, signal),
    ...liveQueryDefaults,
  });
