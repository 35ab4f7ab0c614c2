import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { HourDrift } from '#src/ui/charts/hour-drift.tsx';
import { driftOf, hourSpread } from './analytics.rhythm.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { bucketWords } from './bucket-words.ts';
import { figureLink, SessionsLink } from './sessions-link.tsx';
import { useBucketLinks } from './use-bucket-links.ts';

const texts = analyticsTexts.rhythm;
const hourName = (hour: number) => analyticsTexts.heat.hour(hour);

/** The time of day at which sessions begin, and how it wanders over a period. */
export function RhythmCard({ figures }: { readonly figures: PeriodFigures }) {
  const { period, buckets, rows, unit } = figures;
  const { behind, select } = useBucketLinks(buckets);
  const all = hourSpread(rows);
  if (all === null) return null;
  const drift = driftOf(buckets);
  const points = buckets.map((bucket) => {
    const { key, label, longLabel } = bucketWords(bucket, unit, period);
    const spread = hourSpread(bucket.rows);
    const words =
      spread === null
        ? texts.restWords(longLabel)
        : texts.words(longLabel, hourName(spread.middle), hourName(spread.low), hourName(spread.high));
    return { key, label, longLabel, spread, words };
  });
  const driftWords = drift === null ? '' : ` ${texts.drift(Math.abs(drift.to - drift.from), drift.to > drift.from)}`;
  return (
    <ChartFrame
      title={texts.title}
      summary={`${texts.summary(hourName(all.middle + 1))}${driftWords}`}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />}
      table={{
        columns: [analyticsTexts.units[unit], texts.columns.middle, texts.columns.low, texts.columns.high],
        rows: points.map(({ longLabel, spread }) =>
          spread === null
            ? [longLabel, texts.rest, '', '']
            : [longLabel, hourName(spread.middle), hourName(spread.low), hourName(spread.high)],
        ),
        link: figureLink(behind),
      }}
    >
      <HourDrift points={points} formatHour={hourName} onSelect={select} />
    </ChartFrame>
  );
}
