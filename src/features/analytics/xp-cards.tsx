import { useQuery } from '@tanstack/react-query';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { RatioBar } from '#src/ui/charts/ratio-bar.tsx';
import { StackedBars } from '#src/ui/charts/stacked-bars.tsx';
import { formatNumber } from '#src/ui/format.ts';
import type { Period } from './analytics.periods.ts';
import type { Bucket, XpSplit } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import { xpTotalsQueryOptions } from './api/get-xp-totals.ts';
import { bucketWords } from './bucket-words.ts';

interface XpCardProps {
  readonly period: Period;
  readonly buckets: readonly Bucket[];
  readonly split: XpSplit;
}

/** XP of a period by source. XP without a session has no date, so it is only in the card of all XP. */
export function XpCard({ period, buckets, split }: XpCardProps) {
  const texts = analyticsTexts.xp;
  const first = period.range === 'year' ? texts.columns.week : texts.columns.day;
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(split.cycles, split.bonus)}
      summaryShown
      table={{
        columns: [first, texts.cycles, texts.bonus],
        rows: buckets.map((bucket) => [
          bucketWords(bucket, period.range).longLabel,
          formatNumber(bucket.cyclesXp),
          formatNumber(bucket.bonusXp),
        ]),
      }}
    >
      <StackedBars
        series={[
          { key: 'cycles', label: texts.cycles },
          { key: 'bonus', label: texts.bonus },
        ]}
        data={buckets.map((bucket) => ({
          ...bucketWords(bucket, period.range),
          values: { cycles: bucket.cyclesXp, bonus: bucket.bonusXp },
        }))}
      />
    </ChartFrame>
  );
}

/** All XP ever by source; "other" may be below zero, which is explained. */
export function AllXpCard({ userId }: { readonly userId: string }) {
  const totals = useQuery(xpTotalsQueryOptions(userId)).data;
  if (totals === undefined || (totals.total_xp === 0 && totals.known_xp === 0)) return null;
  const texts = analyticsTexts.allXp;
  const parts = [
    { key: 'cycles', label: analyticsTexts.xp.cycles, value: totals.cycles },
    { key: 'bonus', label: analyticsTexts.xp.bonus, value: totals.known_xp - totals.cycles },
    { key: 'other', label: texts.other, value: totals.other_xp },
  ];
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(totals.total_xp)}
      summaryShown
      table={{
        columns: [texts.columns.source, texts.columns.xp],
        rows: parts.map((part) => [part.label, formatNumber(part.value)]),
      }}
    >
      <div className="grid gap-4">
        <RatioBar parts={parts} formatValue={(xp) => formatNumber(xp)} />
        <p className="max-w-text text-caption text-muted">
          {totals.other_xp < 0 ? texts.negative(-totals.other_xp) : texts.otherHint}
        </p>
      </div>
    </ChartFrame>
  );
}
