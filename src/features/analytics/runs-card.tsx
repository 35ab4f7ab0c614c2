import { useQuery } from '@tanstack/react-query';
import { daysBetween } from '#src/domain/calendar.ts';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { StackedBars } from '#src/ui/charts/stacked-bars.tsx';
import { formatDay } from '#src/ui/format.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { runsQueryOptions } from './api/get-runs.ts';
import { isStuck, TroubleCard } from './load-trouble.tsx';
import { figureLink, SessionsLink } from './sessions-link.tsx';
import { useBucketLinks } from './use-bucket-links.ts';

const texts = analyticsTexts.runs;
/** As many as can be told apart as bars; the table has all. */
const mostDrawn = 60;

interface RunsCardProps {
  readonly userId: string;
  readonly figures: PeriodFigures;
}

/** The runs of days that a period holds, each with its length; rest is what lies between. */
export function RunsCard({ userId, figures }: RunsCardProps) {
  const { period } = figures;
  const query = useQuery(runsQueryOptions(userId, period));
  const { behind, select } = useBucketLinks((query.data ?? []).map((run) => ({ date: run.from, end: run.to })));
  if (isStuck(query)) return <TroubleCard title={texts.title} load={query} />;
  const runs = query.data;
  if (runs === undefined || runs.length === 0) return null;
  const restBefore = (row: number, from: string): number | string => {
    const before = runs[row - 1];
    return before === undefined ? '' : daysBetween(before.to, from) - 1;
  };
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(runs.length, Math.max(...runs.map((run) => run.days)))}
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />}
      table={{
        columns: [texts.columns.from, texts.columns.to, texts.columns.days, texts.columns.rest],
        rows: runs.map((run, row) => [
          formatDay(run.from, 'long'),
          formatDay(run.to, 'long'),
          run.days,
          restBefore(row, run.from),
        ]),
        link: figureLink(behind),
      }}
    >
      <StackedBars
        height={180}
        series={[{ key: 'days', label: texts.series }]}
        onSelect={select}
        data={runs.slice(-mostDrawn).map((run) => ({
          key: run.from,
          label: formatDay(run.from, 'short'),
          longLabel: analyticsTexts.span(formatDay(run.from, 'long'), formatDay(run.to, 'long')),
          values: { days: run.days },
        }))}
      />
    </ChartFrame>
  );
}
