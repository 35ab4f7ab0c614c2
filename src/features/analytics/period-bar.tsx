import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '#src/ui/button.tsx';
import { defaultLocale } from '#src/ui/format.ts';
import { Segmented } from '#src/ui/segmented.tsx';
import { nextPeriod, type Period, periodOf, periodTitle, previousPeriod } from './analytics.periods.ts';
import { analyticsRanges } from './analytics.search.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';

interface PeriodBarProps {
  readonly period: Period;
  readonly today: string;
  readonly weekStart: number;
  readonly onChange: (period: Period) => void;
}

/** Which span of time is shown; never a later one than that of today. */
export function PeriodBar({ period, today, weekStart, onChange }: PeriodBarProps) {
  const current = period.from <= today && today <= period.to;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <Segmented
        label={texts.range}
        value={period.range}
        options={analyticsRanges.map((range) => ({ value: range, label: texts.ranges[range] }))}
        onValueChange={(range) => onChange(periodOf(range, current ? today : period.from, weekStart))}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="quiet"
          size="sm"
          icon={<ChevronLeft />}
          onClick={() => onChange(previousPeriod(period, weekStart))}
        >
          {texts.previous}
        </Button>
        <p aria-live="polite" className="min-w-36 text-center font-semibold text-ink">
          {periodTitle(period, defaultLocale())}
        </p>
        <Button
          variant="quiet"
          size="sm"
          icon={<ChevronRight />}
          disabled={period.to >= today}
          onClick={() => onChange(nextPeriod(period, weekStart))}
        >
          {texts.next}
        </Button>
        {!current && (
          <Button variant="quiet" size="sm" onClick={() => onChange(periodOf(period.range, today, weekStart))}>
            {texts.now}
          </Button>
        )}
      </div>
    </div>
  );
}
