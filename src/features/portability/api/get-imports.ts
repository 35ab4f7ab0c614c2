import { queryOptions } from '@tanstack/react-query';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { portabilityKeys } from '../portability.keys.ts';

const columns =
  'id, device_id, file_name, offered, created, duplicates, conflicts, rejected, flagged, status, created_at' as const;

async function loadImports(userId: string, signal: AbortSignal) {
  const result = await supabase
    .from('imports')
    .select(columns)
    .eq('user_id', userId)
    .order('created_at', { ascending: false })
    .limit(20)
    .abortSignal(signal);
  return unwrap(result);
}

/** An import as the list shows it. */
export type PastImport = Awaited<ReturnType<typeof loadImports>>[number];

/** The newest twenty imports with what became of their rows. */
export const importsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: portabilityKeys.imports(userId),
    queryFn: ({ signal }) => loadImports(userId, signal),
  });
