/** Presets that come and go (20260102000200_breathe_presets.sql). */
import { isJsonObject } from '#src/domain/json.ts';
import { changed } from '../answering.ts';
import { uuidOf } from '../arguments.ts';
import type { GuestData, PresetRow } from '../guest-data.ts';
import { Refusal, refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';
import { readColumns } from './columns.ts';
import type { Row } from './query.ts';
import { presetColumns } from './writable.ts';

const MOST_PRESETS = 50;

/** The data with a new preset, or as it was when its id is there already and that is no trouble. */
export function insertPreset(
  data: GuestData,
  body: unknown,
  options: { readonly ignoreDuplicates: boolean },
  now: Date,
): GuestData {
  const { id: ownId, ...given } = isJsonObject(body) ? body : {};
  const id = ownId === undefined ? crypto.randomUUID() : uuidOf(ownId);
  const isKnown = data.breathe_presets.some((row) => row.id === id);
  if (!isKnown && data.breathe_presets.length >= MOST_PRESETS) {
    throw refused(409, 'presets_full', 'There is room for 50 patterns of your own. One may go for a new one.');
  }
  // Both must be there: a column that is left out is checked as null.
  const checked = readColumns('breathe_presets', presetColumns, { name: null, pattern: null, ...given });
  if (isKnown && options.ignoreDuplicates) return data;
  if (isKnown) {
    const message = 'duplicate key value violates unique constraint "breathe_presets_pkey"';
    throw new Refusal(409, '23505', message);
  }
  const at = timeText(now);
  const row: PresetRow = {
    id,
    user_id: data.profile.user_id,
    name: String(checked.name),
    pattern: String(checked.pattern),
    version: 1,
    created_at: at,
    updated_at: at,
  };
  return changed(data, { breathe_presets: [...data.breathe_presets, row] });
}

/** The data without the presets that are meant. */
export function deletePresets(data: GuestData, isMeant: (row: Row) => boolean): GuestData {
  const left = data.breathe_presets.filter((row) => !isMeant(row));
  return left.length === data.breathe_presets.length ? data : changed(data, { breathe_presets: left });
}
