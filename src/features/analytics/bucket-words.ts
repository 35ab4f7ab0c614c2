import { formatDay } from '#src/ui/format.ts';
import type { Period } from './analytics.periods.ts';
import { type Bucket, bucketEnd } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';

/** How a bar is named on the axis and in full. */
export interface BucketWords {
  readonly key: string;
  readonly label: string;
  readonly longLabel: string;
}

/** The words of a bar: weekdays in a week, days of the month, dates in a quarter, weeks in a year. */
export function bucketWords(bucket: Bucket, range: Period['range']): BucketWords {
  const key = bucket.date;
  const long = formatDay(key, 'long');
  if (range === 'week') return { key, label: formatDay(key, 'weekday'), longLabel: long };
  if (range === 'month') return { key, label: String(Number(key.slice(8))), longLabel: long };
  if (range === 'quarter') return { key, label: formatDay(key, 'short'), longLabel: long };
  const span = analyticsTexts.minutes.week(formatDay(key, 'short'), formatDay(bucketEnd(bucket), 'short'));
  return { key, label: formatDay(key, 'month'), longLabel: span };
}
