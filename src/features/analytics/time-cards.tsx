import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { MinutesBars } from '#src/ui/charts/minutes-bars.tsx';
import { StackedBars } from '#src/ui/charts/stacked-bars.tsx';
import { formatNumber } from '#src/ui/format.ts';
import type { Period } from './analytics.periods.ts';
import type { Bucket } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import { bucketWords } from './bucket-words.ts';

const texts = analyticsTexts.minutes;

interface TimeCardProps {
  readonly period: Period;
  readonly buckets: readonly Bucket[];
  readonly summary: string;
}

interface MinutesCardProps extends TimeCardProps {
  readonly goalMinutes: number;
  readonly today: string;
}

/** Minutes a day (a week in a year), with the daily goal where a bar is a day. */
export function MinutesCard({ period, buckets, summary, goalMinutes, today }: MinutesCardProps) {
  const yearly = period.range === 'year';
  return (
    <ChartFrame
      title={yearly ? texts.perWeek : texts.perDay}
      summary={summary}
      summaryShown
      table={{
        columns: [yearly ? texts.columns.week : texts.columns.day, texts.columns.minutes],
        rows: buckets.map((bucket) => [bucketWords(bucket, period.range).longLabel, formatNumber(bucket.minutes)]),
      }}
    >
      <MinutesBars
        height={240}
        formatValue={(minutes) => texts.value(Math.floor(minutes))}
        data={buckets.map((bucket) => ({
          ...bucketWords(bucket, period.range),
          minutes: bucket.minutes,
          emphasised: bucket.date === today,
        }))}
        {...(yearly ? {} : { goalMinutes })}
      />
    </ChartFrame>
  );
}

/** Sessions a day (a week in a year). */
export function SessionsCard({ period, buckets, summary }: TimeCardProps) {
  const yearly = period.range === 'year';
  const { sessions } = analyticsTexts;
  return (
    <ChartFrame
      title={yearly ? sessions.perWeek : sessions.perDay}
      summary={summary}
      table={{
        columns: [yearly ? texts.columns.week : texts.columns.day, texts.columns.sessions],
        rows: buckets.map((bucket) => [bucketWords(bucket, period.range).longLabel, formatNumber(bucket.sessions)]),
      }}
    >
      <StackedBars
        height={180}
        series={[{ key: 'sessions', label: sessions.series }]}
        data={buckets.map((bucket) => ({
          ...bucketWords(bucket, period.range),
          values: { sessions: bucket.sessions },
        }))}
      />
    </ChartFrame>
  );
}
