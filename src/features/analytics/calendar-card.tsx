import type { ReactNode } from 'react';
import { CalendarMap } from '#src/ui/charts/calendar-map.tsx';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { formatDay } from '#src/ui/format.ts';
import { minutesByDay, periodSums } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { figureLink, SessionsLink } from './sessions-link.tsx';
import { useBucketLinks } from './use-bucket-links.ts';

const texts = analyticsTexts.calendar;

interface CalendarCardProps {
  readonly figures: PeriodFigures;
  /** Chooses another year, where a span has several. */
  readonly yearSwitch?: ReactNode;
}

/** Every day of a period, week by week. A day opens to its sessions. */
export function CalendarCard({ figures, yearSwitch }: CalendarCardProps) {
  const { period, rows, today, weekStart } = figures;
  const days = minutesByDay(period, rows, today).map(({ date, minutes }) => ({ date, value: minutes }));
  const { behind, select } = useBucketLinks(days.map(({ date }) => ({ date, end: date })));
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(periodSums(rows).practised, days.length)}
      summaryShown
      download
      actions={
        <>
          {yearSwitch}
          <SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />
        </>
      }
      table={{
        columns: [analyticsTexts.units.day, analyticsTexts.minutes.columns.minutes],
        rows: days.map((day) => [formatDay(day.date, 'long'), day.value]),
        link: figureLink(behind),
      }}
    >
      <CalendarMap
        label={texts.label}
        days={days}
        weekStart={weekStart}
        describe={(date, value) => texts.day(formatDay(date, 'long'), value)}
        onSelect={select}
      />
    </ChartFrame>
  );
}
