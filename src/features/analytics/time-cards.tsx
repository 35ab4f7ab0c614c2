import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { MinutesBars } from '#src/ui/charts/minutes-bars.tsx';
import { steadyDailyGoal } from './analytics.goals.ts';
import { periodSums } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { BucketBarsCard } from './bucket-bars-card.tsx';
import { bucketWords } from './bucket-words.ts';
import { figureLink, SessionsLink } from './sessions-link.tsx';
import { useBucketLinks } from './use-bucket-links.ts';

const texts = analyticsTexts.minutes;

function beforeWords(figures: PeriodFigures): string {
  if (figures.before === null) return '';
  const sums = periodSums(figures.before.rows);
  if (sums.sessions === 0) return ` ${analyticsTexts.beforeRest}`;
  return ` ${analyticsTexts.before(sums.minutes, sums.sessions, sums.practised)}`;
}

/** Minutes a day, week, month or year, with the daily goal where a bar is a day, and the time before behind. */
export function MinutesCard({ figures }: { readonly figures: PeriodFigures }) {
  const { period, buckets, before, unit, today, goals } = figures;
  const { behind, select } = useBucketLinks(buckets);
  const sums = periodSums(figures.rows);
  const bars = buckets.map((bucket, row) => ({
    bucket,
    words: bucketWords(bucket, unit, period),
    // The time before may have fewer bars.
    before: before === null ? undefined : (before.buckets[row]?.minutes ?? 0),
  }));
  const goal = unit === 'day' ? steadyDailyGoal(period, goals) : null;
  const title = texts.per[unit];
  return (
    <ChartFrame
      title={title}
      summary={`${analyticsTexts.summary(sums.minutes, sums.sessions, sums.practised)}${beforeWords(figures)}`}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={title} />}
      table={{
        columns: [
          analyticsTexts.units[unit],
          texts.columns.minutes,
          ...(before === null ? [] : [analyticsTexts.beforeColumn]),
        ],
        rows: bars.map((bar) => [
          bar.words.longLabel,
          bar.bucket.minutes,
          ...(bar.before === undefined ? [] : [bar.before]),
        ]),
        link: figureLink(behind),
      }}
    >
      <MinutesBars
        height={240}
        formatValue={(minutes) => texts.value(Math.floor(minutes))}
        previousLabel={texts.before}
        onSelect={select}
        data={bars.map((bar) => ({
          ...bar.words,
          minutes: bar.bucket.minutes,
          previousMinutes: bar.before,
          emphasised: unit === 'day' && bar.bucket.date === today,
        }))}
        {...(goal === null ? {} : { goalMinutes: goal })}
      />
    </ChartFrame>
  );
}

/** Sessions a day, week, month or year. */
export function SessionsCard({ figures }: { readonly figures: PeriodFigures }) {
  const { sessions } = analyticsTexts;
  return (
    <BucketBarsCard
      figures={figures}
      title={sessions.per[figures.unit]}
      summary={sessions.summary(periodSums(figures.rows).sessions)}
      series={[{ key: 'sessions', label: sessions.series }]}
      valuesOf={(bucket) => [bucket.sessions]}
    />
  );
}
