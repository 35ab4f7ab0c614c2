import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUserId } from '#src/backend/auth-session.ts';
import { supabase } from '#src/backend/client.ts';
import { type AppError, toAppError, unwrap } from '#src/backend/errors.ts';
import { dropPreset } from './get-presets.ts';

async function deletePreset(id: string): Promise<void> {
  unwrap(await supabase.from('breathe_presets').delete().eq('id', id));
}

/** Removes a preset. Sessions keep the seconds they were breathed with. */
export function useDeletePreset() {
  const client = useQueryClient();
  const userId = useUserId();
  return useMutation<void, AppError, string>({
    mutationFn: (id) =>
      deletePreset(id).catch((error: unknown) => {
        throw toAppError(error);
      }),
    onSuccess: (_nothing, id) => dropPreset(client, userId, id),
  });
}
