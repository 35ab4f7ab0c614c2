import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { breatheKeys } from '../breathe.keys.ts';

async function loadLevel(userId: string, signal: AbortSignal): Promise<number> {
  const result = await supabase.from('user_totals').select('level').eq('user_id', userId).abortSignal(signal).single();
  return unwrap(result).level;
}

/** The person's level, for the goals that it offers. */
export const levelQueryOptions = (userId: string) =>
  queryOptions({ queryKey: breatheKeys.level(userId), queryFn: ({ signal }) => loadLevel(userId, signal) });
