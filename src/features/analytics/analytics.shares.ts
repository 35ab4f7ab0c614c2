import { type Part, type PracticeRow, sumOf } from './analytics.rows.ts';

/** One part of a whole, e.g. a pattern. */
export interface Share extends Part {
  readonly key: string;
}

/** Practice by pattern or device, most first; equal parts by name, so that the order is always the same. */
export function sharesOf(
  rows: readonly PracticeRow[],
  partsOf: (row: PracticeRow) => Readonly<Record<string, Part>>,
): Share[] {
  const sums = new Map<string, Part>();
  for (const row of rows) {
    for (const [key, part] of Object.entries(partsOf(row))) {
      const sum = sums.get(key) ?? { sessions: 0, active_ms: 0 };
      sums.set(key, { sessions: sum.sessions + part.sessions, active_ms: sum.active_ms + part.active_ms });
    }
  }
  return [...sums]
    .map(([key, part]) => ({ key, ...part }))
    .sort((a, b) => b.active_ms - a.active_ms || b.sessions - a.sessions || a.key.localeCompare(b.key));
}

/** Active time and pauses; where the clock went back a session can be active for longer than it lasted. */
export function timeSplit(rows: readonly PracticeRow[]): { readonly activeMs: number; readonly pausedMs: number } {
  const activeMs = sumOf(rows, (row) => row.active_ms);
  return { activeMs, pausedMs: Math.max(0, sumOf(rows, (row) => row.elapsed_ms) - activeMs) };
}

/** Pledges that were kept and those that were not. */
export function pledgesOf(rows: readonly PracticeRow[]): { readonly honored: number; readonly missed: number } {
  return { honored: sumOf(rows, (row) => row.pledges_honored), missed: sumOf(rows, (row) => row.pledges_missed) };
}
