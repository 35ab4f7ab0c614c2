import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import type { Json } from '#src/backend/database.types.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { SnapshotCounters } from '#src/domain/export-report.ts';
import type { SessionRow } from '#src/domain/sessions.ts';

const begunSchema = z.object({ import_id: z.string(), device_id: z.string(), epoch: z.number() });

/** An open import. */
export type BegunImport = z.infer<typeof begunSchema>;

const outcomeSchema = z.object({
  index: z.number(),
  id: z.nullish(z.string()),
  outcome: z.enum(['created', 'duplicate', 'conflict', 'rejected']),
  reasons: z.array(z.string()),
});

/** What became of one row that was sent; `index` is its place in its batch. */
export type RowOutcome = z.infer<typeof outcomeSchema>;

/** How an import begins. */
export interface ImportOpening {
  /** The client's own, so that beginning again after a lost answer begins nothing new. */
  readonly id: string;
  readonly device_id?: string;
  readonly device_name?: string;
  readonly new_epoch?: boolean;
  readonly shape: string;
  readonly file_name: string | null;
  readonly offered: number;
  readonly rejected: number;
  readonly issues: readonly unknown[];
  readonly snapshot_flags: readonly string[];
  readonly payload?: unknown;
}

/** The three steps of an import on the server; each throws an `AppError`. */
export const importSteps = {
  begin: async (opening: ImportOpening): Promise<BegunImport> =>
    begunSchema.parse(unwrap(await supabase.rpc('import_begin', { p_import: opening as unknown as Json }))),
  rows: async (importId: string, timeZone: string, rows: readonly SessionRow[]): Promise<RowOutcome[]> => {
    const p_rows = rows as unknown as Json;
    const result = await supabase.rpc('import_rows', { p_import: importId, p_time_zone: timeZone, p_rows });
    return z.array(outcomeSchema).parse(unwrap(result));
  },
  finish: async (importId: string, snapshot: SnapshotCounters | null): Promise<void> => {
    unwrap(await supabase.rpc('import_finish', { p_import: importId, p_snapshot: snapshot as unknown as Json }));
  },
};

export type ImportSteps = typeof importSteps;
