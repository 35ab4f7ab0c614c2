import { supabase } from '#src/backend/client.ts';
import { InvalidInputError, toAppError, unwrap } from '#src/backend/errors.ts';

interface OwnPattern {
  readonly id: string;
  readonly name: string;
  readonly pattern: string;
}

/**
 * Adds own patterns under their ids; those that are there already stay as they are, so that doing it again changes
 * nothing. Resolves to how many there was no room for. Throws an `AppError`.
 */
export async function carryPresets(presets: readonly OwnPattern[]): Promise<number> {
  let without = 0;
  for (const { id, name, pattern } of presets) {
    const row = { id, name, pattern };
    const result = await supabase.from('breathe_presets').upsert(row, { onConflict: 'id', ignoreDuplicates: true });
    try {
      unwrap(result);
    } catch (error) {
      if (!(toAppError(error) instanceof InvalidInputError)) throw error;
      without += 1;
    }
  }
  return without;
}
