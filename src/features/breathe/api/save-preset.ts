import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type AppError, toAppError, unwrap } from '#src/backend/errors.ts';
import { type Preset, presetSchema } from '#src/backend/person/preset-schema.ts';
import { applyPreset } from './get-presets.ts';

/** A preset as the person writes it; a new one brings an id of its own, so that sending it twice makes one. */
export type PresetInput = Pick<Preset, 'id' | 'name' | 'pattern'>;

const columns = 'id, name, pattern, created_at, version' as const;

async function savePreset({ id, name, pattern }: PresetInput): Promise<Preset> {
  const table = () => supabase.from('breathe_presets');
  unwrap(await table().upsert({ id, name, pattern }, { onConflict: 'id', ignoreDuplicates: true }));
  const result = await table().update({ name, pattern }).eq('id', id).select(columns).single();
  return presetSchema.parse(unwrap(result));
}

/** Makes or changes a preset. */
export function useSavePreset() {
  const client = useQueryClient();
  const userId = useUserId();
  return useMutation<Preset, AppError, PresetInput>({
    mutationFn: (preset) =>
      savePreset(preset).catch((error: unknown) => {
        throw toAppError(error);
      }),
    onSuccess: (row) => applyPreset(client, userId, row),
  });
}
