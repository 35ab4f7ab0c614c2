import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { challengesKeys } from '../challenges.keys.ts';

const columns = 'device_id, epoch, daily_challenges, as_of' as const;
const schema = z.array(
  z.object({ device_id: z.string(), epoch: z.number(), daily_challenges: z.unknown(), as_of: z.string() }),
);
/** What a device last reported; `daily_challenges` may be anything, `as_of` when it told. */
export type ReportedChallenges = z.infer<typeof schema>[number];

async function loadChallenges(userId: string, signal: AbortSignal): Promise<ReportedChallenges[]> {
  const request = supabase.from('device_snapshots').select(columns).eq('user_id', userId).order('epoch');
  return schema.parse(unwrap(await request.abortSignal(signal)));
}

/** The challenges of every device and epoch, whatever day they are of; live events keep them current. */
export const challengesQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: challengesKeys.list(userId),
    queryFn: ({ signal }) => loadChallenges(userId, signal),
    ...liveQueryDefaults,
  });
