import type { GoalChange } from '#src/domain/goals.ts';
import type { Period } from './analytics.periods.ts';
import type { PracticeRow } from './analytics.rows.ts';
import { type Bucket, type BucketUnit, bucketsOf, unitOf } from './analytics.series.ts';

/** What every chart of a period is drawn from. */
export interface PeriodFigures {
  readonly period: Period;
  readonly rows: readonly PracticeRow[];
  readonly unit: BucketUnit;
  readonly buckets: readonly Bucket[];
  /** The period before, when it stands beside. */
  readonly before: { readonly rows: readonly PracticeRow[]; readonly buckets: readonly Bucket[] } | null;
  readonly today: string;
  readonly weekStart: number;
  readonly goals: readonly GoalChange[];
}

interface FigureParts {
  readonly period: Period;
  readonly rows: readonly PracticeRow[];
  readonly before: { readonly period: Period; readonly rows: readonly PracticeRow[] } | null;
  readonly today: string;
  readonly weekStart: number;
  readonly goals: readonly GoalChange[];
}

/** Cuts a period and the one before it into bars. */
export function figuresOf({ before, ...parts }: FigureParts): PeriodFigures {
  const cut = { weekStart: parts.weekStart, today: parts.today };
  return {
    ...parts,
    unit: unitOf(parts.period),
    buckets: bucketsOf(parts.period, parts.rows, cut),
    before: before === null ? null : { rows: before.rows, buckets: bucketsOf(before.period, before.rows, cut) },
  };
}
