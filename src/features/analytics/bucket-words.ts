import { localeHere } from '#src/language/language.ts';
import { formatDay } from '#src/ui/format.ts';
import { type Period, periodOf, periodTitle } from './analytics.periods.ts';
import type { Bucket, BucketUnit } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';

/** How a bar is named on the axis and in full. */
export interface BucketWords {
  readonly key: string;
  readonly label: string;
  readonly longLabel: string;
}

/** The words of a bar: weekdays in a week, days of the month, dates in longer spans, then weeks, months and years. */
export function bucketWords(bucket: Bucket, unit: BucketUnit, period: Period): BucketWords {
  const key = bucket.date;
  switch (unit) {
    case 'year':
      return { key, label: key.slice(0, 4), longLabel: key.slice(0, 4) };
    case 'month': {
      const longLabel = periodTitle(periodOf('month', key, 1), localeHere());
      return { key, label: key.slice(5, 7) === '01' ? key.slice(0, 4) : formatDay(key, 'month'), longLabel };
    }
    case 'week': {
      const long = analyticsTexts.span(formatDay(key, 'short'), formatDay(bucket.end, 'short'));
      return { key, label: formatDay(key, 'month'), longLabel: long };
    }
    case 'day': {
      const longLabel = formatDay(key, 'long');
      if (period.range === 'week') return { key, label: formatDay(key, 'weekday'), longLabel };
      if (period.range === 'month') return { key, label: String(Number(key.slice(8))), longLabel };
      return { key, label: formatDay(key, 'short'), longLabel };
    }
  }
}
