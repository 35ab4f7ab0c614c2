import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Card } from '#src/ui/card.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { yearsOf } from './analytics.periods.ts';
import { rowsIn } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { rowsQueryOptions } from './api/get-rows.ts';
import { CalendarCard } from './calendar-card.tsx';
import { isStuck, TroubleCard } from './load-trouble.tsx';

const texts = analyticsTexts.calendar;

interface YearButtonProps {
  readonly label: string;
  readonly atEnd: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** At the last year the button stays where it is and keeps the focus; it only does nothing. */
function YearButton({ label, atEnd, onPress, children }: YearButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={atEnd}
      onClick={() => {
        if (!atEnd) onPress();
      }}
      className="touch-target inline-flex size-8 items-center justify-center rounded-lg text-soft transition-colors duration-calm ease-calm hover:bg-raised aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}

interface YearsCalendarCardProps {
  readonly userId: string;
  readonly figures: PeriodFigures;
}

/** The days of a span that is longer than a calendar can show: one year at a time, the latest first. */
export function YearsCalendarCard({ userId, figures }: YearsCalendarCardProps) {
  const years = yearsOf(figures.period, figures.today);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = years.findIndex((year) => year.from.slice(0, 4) === chosen);
  const at = found === -1 ? years.length - 1 : found;
  const year = years[at] ?? figures.period;
  const query = useQuery({ ...rowsQueryOptions(userId, year), placeholderData: keepPreviousData });
  const step = (to: number) => setChosen(years[to]?.from.slice(0, 4) ?? null);

  if (isStuck(query)) return <TroubleCard title={texts.title} load={query} />;
  if (query.data === undefined) {
    return (
      <Card>
        <LoadingNote />
        <Skeleton className="h-64 w-full" />
      </Card>
    );
  }
  // While another year is on its way, the one before stays, so that nothing jumps.
  const shown = { range: 'year', from: query.data.from, to: query.data.to } as const;
  return (
    <CalendarCard
      figures={{ ...figures, period: shown, rows: rowsIn(shown, query.data.days) }}
      yearSwitch={
        <fieldset className="flex items-center gap-1">
          <legend className="sr-only">{analyticsTexts.units.year}</legend>
          <YearButton label={texts.earlierYear} atEnd={at === 0} onPress={() => step(at - 1)}>
            <ChevronLeft aria-hidden="true" strokeWidth={1.75} className="size-4" />
          </YearButton>
          <span aria-live="polite" className="tabular font-medium text-ink">
            {year.from.slice(0, 4)}
          </span>
          <YearButton label={texts.laterYear} atEnd={at === years.length - 1} onPress={() => step(at + 1)}>
            <ChevronRight aria-hidden="true" strokeWidth={1.75} className="size-4" />
          </YearButton>
        </fieldset>
      }
    />
  );
}
