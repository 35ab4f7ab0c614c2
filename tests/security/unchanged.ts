import type { Sql } from 'postgres';

const personal = [
  'profiles',
  'preferences',
  'devices',
  'sessions',
  'session_tombstones',
  'device_snapshots',
  'imports',
  'daily_totals',
  'practice_runs',
  'user_totals',
  'breathe_presets',
  'goal_changes',
  'monthly_totals',
  'achievements',
  'badge_notes',
] as const;

/** What changes when somebody merely knocks: when a device was last heard. */
const heard = ['last_seen_at', 'client_version', 'version'];

/**
 * A hash of all rows of a person, per table: the same before and after when nothing was changed.
 * @param leftOut tables that the caller may change
 */
export async function fingerprint(
  sql: Sql,
  userId: string,
  leftOut: readonly string[] = [],
): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const table of personal.filter((name) => !leftOut.includes(name))) {
    const rows = await sql<{ hash: string }[]>`
      select count(*) || ' ' || md5(coalesce(string_agg((to_jsonb(t) - ${heard}::text[])::text, ',' order by
        (to_jsonb(t) - ${heard}::text[])::text), '')) as hash
      from public.${sql(table)} as t where user_id = ${userId}`;
    result[table] = rows[0]?.hash ?? '';
  }
  return result;
}
