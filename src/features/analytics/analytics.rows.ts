/** Rows of practice as the charts take them: days, or months where a span is long. Durations in milliseconds. */

/** Sessions and active time of one pattern or device. */
export interface Part {
  readonly sessions: number;
  readonly active_ms: number;
}

/** What a day or a month adds up to. */
export interface PracticeRow {
  /** The day, or the first day of the month. */
  readonly local_date: string;
  /** Days with active time: 0 or 1 for a day. */
  readonly active_days: number;
  readonly sessions: number;
  readonly active_ms: number;
  readonly cycles: number;
  readonly goal_bonus_xp: number;
  readonly goals_set: number;
  readonly goals_reached: number;
  readonly active_ms_by_hour: readonly number[];
  readonly sessions_by_hour: readonly number[];
  /** From start to end, pauses included. */
  readonly elapsed_ms: number;
  readonly pledges_honored: number;
  readonly pledges_missed: number;
  readonly by_pattern: Readonly<Record<string, Part>>;
  readonly by_device: Readonly<Record<string, Part>>;
}

/** Adds one measure of the rows up. */
export function sumOf<Row>(rows: readonly Row[], measure: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + measure(row), 0);
}

/** Element-wise sum of lists of 24 values. */
export function sumHours(rows: readonly PracticeRow[], measure: (row: PracticeRow) => readonly number[]): number[] {
  const sums = Array.from({ length: 24 }, () => 0);
  for (const row of rows) {
    measure(row)
      .slice(0, 24)
      .forEach((value, hour) => {
        sums[hour] = (sums[hour] ?? 0) + value;
      });
  }
  return sums;
}

/** Milliseconds to minutes with one decimal, so that a short session does not vanish. */
export function toMinutes(ms: number): number {
  return Math.round(ms / 6000) / 10;
}
