import { toMinutes } from './analytics.rows.ts';
import { pledgesOf, timeSplit } from './analytics.shares.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { BucketBarsCard } from './bucket-bars-card.tsx';

/** Active time against pauses within sessions. */
export function PausesCard({ figures }: { readonly figures: PeriodFigures }) {
  const texts = analyticsTexts.pauses;
  const { activeMs, pausedMs } = timeSplit(figures.rows);
  if (activeMs === 0 && pausedMs === 0) return null;
  return (
    <BucketBarsCard
      figures={figures}
      title={texts.title}
      summary={texts.summary(Math.floor(activeMs / 60_000), Math.floor(pausedMs / 60_000))}
      series={[
        { key: 'active', label: texts.active },
        { key: 'paused', label: texts.paused },
      ]}
      valuesOf={(bucket) => {
        const split = timeSplit(bucket.rows);
        return [toMinutes(split.activeMs), toMinutes(split.pausedMs)];
      }}
    />
  );
}

/** Pledges, as facts: kept or still open, with nothing to gain or lose. */
export function PledgesCard({ figures }: { readonly figures: PeriodFigures }) {
  const texts = analyticsTexts.pledges;
  const { honored, missed } = pledgesOf(figures.rows);
  const { from, to } = figures.period;
  if (honored + missed === 0) return null;
  return (
    <BucketBarsCard
      figures={figures}
      title={texts.title}
      summary={texts.summary(honored, honored + missed)}
      series={[
        { key: 'honored', label: texts.honored },
        { key: 'missed', label: texts.missed },
      ]}
      valuesOf={(bucket) => {
        const pledges = pledgesOf(bucket.rows);
        return [pledges.honored, pledges.missed];
      }}
      note={texts.hint}
      links={[
        ...(honored > 0 ? [[texts.open(texts.honored, honored), { from, to, pledge: 'honored' }] as const] : []),
        ...(missed > 0 ? [[texts.open(texts.missed, missed), { from, to, pledge: 'missed' }] as const] : []),
      ]}
    />
  );
}
