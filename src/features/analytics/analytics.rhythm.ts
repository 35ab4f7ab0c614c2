/** The time of day at which sessions begin, and how it wanders. Hours are local hours of capture, 0–23. */
import { type PracticeRow, sumHours } from './analytics.rows.ts';
import type { Bucket } from './analytics.series.ts';

/** Hour below which a share (0–1) of the sessions began; `null` without sessions. */
export function hourQuantile(sessionsByHour: readonly number[], share: number): number | null {
  const total = sessionsByHour.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  const at = sessionsByHour.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  return at;
}

/** Where the starts of one bar lie: the middle one, and the middle half. `null` where there was rest. */
export interface HourSpread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The starts of some days. */
export function hourSpread(rows: readonly PracticeRow[]): HourSpread | null {
  const counts = sumHours(rows, (row) => row.sessions_by_hour);
  const middle = hourQuantile(counts, 0.5);
  if (middle === null) return null;
  return { low: hourQuantile(counts, 0.25) ?? middle, middle, high: hourQuantile(counts, 0.75) ?? middle };
}

/** Parts of the day, each from its first hour up to the next one's. */
export const dayParts = ['night', 'morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** Night to 5, morning to 12, afternoon to 18, then evening: as the badges count them. */
export function dayPartOf(hour: number): DayPart {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** The middle start of the first half of some bars and of their second half; `null` when one of them was rest. */
export function driftOf(buckets: readonly Bucket[]): { readonly from: number; readonly to: number } | null {
  const half = Math.floor(buckets.length / 2);
  const from = hourSpread(buckets.slice(0, half).flatMap((bucket) => bucket.rows))?.middle;
  const to = hourSpread(buckets.slice(half).flatMap((bucket) => bucket.rows))?.middle;
  return from === undefined || to === undefined ? null : { from, to };
}
