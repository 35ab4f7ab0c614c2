/** Lifetime totals as a row of `user_totals`. */
import { foldedOf } from '../folded.ts';
import type { GuestData } from '../guest-data.ts';

/** The one row of `user_totals`. */
export function totalsRow(data: GuestData) {
  const { totals } = foldedOf(data);
  return {
    user_id: data.profile.user_id,
    sessions: totals.sessions,
    active_ms: totals.activeMs,
    other_ms: totals.otherMs,
    cycles: totals.cycles,
    known_xp: totals.knownXp,
    other_xp: totals.otherXp,
    total_xp: totals.totalXp,
    level: totals.level,
    active_days: totals.activeDays,
    first_date: totals.firstDate,
    last_date: totals.lastDate,
    latest_run_from: totals.latestRun?.from ?? null,
    latest_run_to: totals.latestRun?.to ?? null,
    latest_run_days: totals.latestRun?.days ?? 0,
    longest_run_from: totals.longestRun?.from ?? null,
    longest_run_to: totals.longestRun?.to ?? null,
    longest_run_days: totals.longestRun?.days ?? 0,
    challenges_completed: totals.challengesCompleted,
    version: data.version,
    updated_at: data.sessions.at(-1)?.received_at ?? data.profile.created_at,
  };
}
