import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import type { Series } from '#src/ui/charts/series.ts';
import { StackedBars } from '#src/ui/charts/stacked-bars.tsx';
import type { Bucket } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { bucketWords } from './bucket-words.ts';
import { figureLink, type SessionsBehind, SessionsLink, SessionsLinks } from './sessions-link.tsx';
import { useBucketLinks } from './use-bucket-links.ts';

interface BucketBarsCardProps {
  readonly figures: PeriodFigures;
  readonly title: string;
  readonly summary: string;
  /** From the base upwards. */
  readonly series: readonly Series[];
  /** The value of each series, in its order. */
  readonly valuesOf: (bucket: Bucket) => readonly number[];
  /** A line below the drawing. */
  readonly note?: string;
  /** Parts of the figures that have sessions of their own, below the drawing. */
  readonly links?: readonly (readonly [string, SessionsBehind])[];
}

/** Figures of a period as stacked bars over its days, weeks, months or years. */
export function BucketBarsCard({ figures, title, summary, series, valuesOf, note, links = [] }: BucketBarsCardProps) {
  const { period, buckets, unit } = figures;
  const { behind, select } = useBucketLinks(buckets);
  const bars = buckets.map((bucket) => ({
    words: bucketWords(bucket, unit, period),
    values: valuesOf(bucket),
  }));
  return (
    <ChartFrame
      title={title}
      summary={summary}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={title} />}
      table={{
        columns: [analyticsTexts.units[unit], ...series.map((entry) => entry.label)],
        rows: bars.map(({ words, values }) => [words.longLabel, ...values]),
        link: figureLink(behind),
      }}
    >
      <div className="grid grid-cols-1 gap-3">
        <StackedBars
          height={180}
          series={series}
          onSelect={select}
          data={bars.map(({ words, values }) => ({
            ...words,
            values: Object.fromEntries(series.map((entry, at) => [entry.key, values[at] ?? 0])),
          }))}
        />
        {links.length > 0 && <SessionsLinks links={links} />}
        {note !== undefined && <p className="max-w-text text-caption text-muted">{note}</p>}
      </div>
    </ChartFrame>
  );
}
