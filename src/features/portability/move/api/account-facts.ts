import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';
import type { SessionRow, SnapshotRow } from '#src/backend/guest/guest-data.ts';
import { getExportPage } from '../../api/get-export-parts.ts';

/** What an account says about its practice, for the comparison with what a guest had. */
export interface AccountFacts {
  readonly dayStartHour: number;
  readonly sessions: readonly SessionRow[];
  readonly snapshots: readonly SnapshotRow[];
  /** Per date what each device practised, as the account's own charts have it. */
  readonly days: readonly AccountDay[];
}

const share = z.object({ sessions: z.number(), active_ms: z.number() });
const daySchema = z.object({ local_date: z.string(), by_device: z.record(z.string(), share) });

/** One day of an account by device. */
export type AccountDay = z.infer<typeof daySchema>;

async function allSessions(): Promise<SessionRow[]> {
  const rows: SessionRow[] = [];
  for (;;) {
    const page = await getExportPage(rows.at(-1)?.id ?? 0);
    if (page.length === 0) return rows;
    // One by one: a page is too long to spread into arguments.
    for (const row of page) rows.push(row);
  }
}

/** Reads it all anew. Throws an `AppError`. */
export async function getAccountFacts(userId: string): Promise<AccountFacts> {
  const [profile, snapshots, days, sessions] = await Promise.all([
    supabase.from('profiles').select('day_start_hour').eq('user_id', userId).single(),
    supabase.from('device_snapshots').select('*').eq('user_id', userId),
    supabase.rpc('analytics_days', { p_from: '0001-01-01', p_to: '9999-12-31' }),
    allSessions(),
  ]);
  return {
    dayStartHour: unwrap(profile).day_start_hour,
    snapshots: unwrap(snapshots),
    days: z.array(daySchema).parse(unwrap(days)),
    sessions,
  };
}

const atOnce = 100;

/** Which of these sessions the person has deleted from the account: `id hash`. Throws an `AppError`. */
export async function getDeleted(rows: readonly SessionRow[]): Promise<Set<string>> {
  const deleted = new Set<string>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map((row) => row.client_session_id);
    const found = await supabase
      .from('session_tombstones')
      .select('client_session_id, content_hash')
      .in('client_session_id', ids);
    for (const row of unwrap(found)) deleted.add(`${row.client_session_id} ${row.content_hash}`);
  }
  return deleted;
}
