import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import { type Preset, presetSchema } from '#src/backend/person/preset-schema.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { breatheKeys } from '../breathe.keys.ts';

async function loadPresets(userId: string, signal: AbortSignal): Promise<Preset[]> {
  const result = await supabase
    .from('breathe_presets')
    .select('id, name, pattern, created_at, version')
    .eq('user_id', userId)
    .order('created_at')
    .abortSignal(signal);
  return z.array(presetSchema).parse(unwrap(result));
}

/** The person's own patterns, oldest first; events keep them current. */
export const presetsQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: breatheKeys.presets(userId),
    queryFn: ({ signal }) => loadPresets(userId, signal),
    ...liveQueryDefaults,
  });

const byAge = (a: Preset, b: Preset): number => a.created_at.localeCompare(b.created_at);

/** Puts a preset from the server into the cached list if it is new or newer. */
export function applyPreset(client: QueryClient, userId: string, row: Preset): void {
  client.setQueryData<Preset[]>(breatheKeys.presets(userId), (presets) => {
    if (presets === undefined) return presets;
    const cached = presets.find((preset) => preset.id === row.id);
    if (cached !== undefined && cached.version > row.version) return presets;
    return [...presets.filter((preset) => preset.id !== row.id), row].sort(byAge);
  });
}

/** Takes a preset out of the cached list. */
export function dropPreset(client: QueryClient, userId: string, id: string): void {
  client.setQueryData<Preset[]>(breatheKeys.presets(userId), (presets) =>
    presets?.filter((preset) => preset.id !== id),
  );
}
