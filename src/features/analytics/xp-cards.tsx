import { useQuery } from '@tanstack/react-query';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { RatioBar } from '#src/ui/charts/ratio-bar.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { xpSplit } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { totalsQueryOptions } from './api/get-totals.ts';
import { BucketBarsCard } from './bucket-bars-card.tsx';
import { isStuck, TroubleCard } from './load-trouble.tsx';
import { SessionsLink } from './sessions-link.tsx';

/** XP of a period by source. XP without a session has no date, so it is only in the card of all XP. */
export function XpCard({ figures }: { readonly figures: PeriodFigures }) {
  const texts = analyticsTexts.xp;
  const split = xpSplit(figures.rows);
  return (
    <BucketBarsCard
      figures={figures}
      title={texts.title}
      summary={texts.summary(split.cycles, split.bonus)}
      series={[
        { key: 'cycles', label: texts.cycles },
        { key: 'bonus', label: texts.bonus },
      ]}
      valuesOf={(bucket) => [bucket.cyclesXp, bucket.bonusXp]}
    />
  );
}

/** All XP ever by source; "other" may be below zero, which is explained. */
export function AllXpCard({ userId }: { readonly userId: string }) {
  const texts = analyticsTexts.allXp;
  const query = useQuery(totalsQueryOptions(userId));
  if (isStuck(query)) return <TroubleCard title={texts.title} load={query} />;
  const totals = query.data;
  if (totals === undefined || (totals.total_xp === 0 && totals.known_xp === 0)) return null;
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
      download
      actions={<SessionsLink behind={{}} of={texts.title} />}
      table={{
        columns: [texts.columns.source, texts.columns.xp],
        rows: parts.map((part) => [part.label, part.value]),
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <RatioBar parts={parts} formatValue={(xp) => formatNumber(xp)} />
        <p className="max-w-text text-caption text-muted">
          {totals.other_xp < 0 ? texts.negative(-totals.other_xp) : texts.otherHint}
        </p>
      </div>
    </ChartFrame>
  );
}
