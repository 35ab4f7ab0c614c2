import { ChevronLeft, ChevronRight } from 'lucide-react';
import { localeHere } from '#src/language/language.ts';
import { Button } from '#src/ui/button.tsx';
import { Segmented } from '#src/ui/segmented.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { nextPeriod, type Period, periodTitle, previousPeriod } from './analytics.periods.ts';
import { type AnalyticsRange, analyticsRanges } from './analytics.search.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';
import { DateField } from './date-field.tsx';

interface PeriodBarProps {
  readonly period: Period;
  readonly today: string;
  readonly weekStart: number;
  readonly compare: boolean;
  readonly onRange: (range: AnalyticsRange) => void;
  /** Another span of the same kind. */
  readonly onPeriod: (period: Period) => void;
  readonly onCompare: (compare: boolean) => void;
  readonly onToday: () => void;
}

/** Which span of time is shown; never a later one than that of today. */
export function PeriodBar(props: PeriodBarProps) {
  const { period, today, weekStart, compare, onRange, onPeriod, onCompare, onToday } = props;
  const [earlier, later] = [previousPeriod(period, weekStart), nextPeriod(period, weekStart)];
  const current = period.from <= today && today <= period.to;
  return (
    <div className="grid grid-cols-1 gap-3 md:flex md:flex-wrap md:items-center md:justify-between md:gap-x-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 md:contents">
        <Segmented
          label={texts.range}
          value={period.range}
          options={analyticsRanges.map((range) => ({ value: range, label: texts.ranges[range] }))}
          onValueChange={onRange}
        />
        <div className="flex flex-wrap items-center gap-2">
          {earlier !== null && (
            <Button variant="quiet" size="sm" icon={<ChevronLeft />} onClick={() => onPeriod(earlier)}>
              {texts.previous}
            </Button>
          )}
          <p aria-live="polite" className="min-w-32 text-center font-semibold text-ink first-letter:uppercase">
            {periodTitle(period, localeHere())}
          </p>
          {later !== null && (
            <Button
              variant="quiet"
              size="sm"
              icon={<ChevronRight />}
              disabled={period.to >= today}
              onClick={() => onPeriod(later)}
            >
              {texts.next}
            </Button>
          )}
          {!current && (
            <Button variant="quiet" size="sm" onClick={onToday}>
              {texts.now}
            </Button>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 empty:hidden">
        {period.range === 'custom' && (
          <>
            <DateField
              label={texts.from}
              value={period.from}
              max={today}
              onValue={(from) => onPeriod({ ...period, from })}
            />
            <DateField label={texts.to} value={period.to} max={today} onValue={(to) => onPeriod({ ...period, to })} />
          </>
        )}
        {earlier !== null && <SwitchField label={texts.compare} checked={compare} onCheckedChange={onCompare} />}
      </div>
    </div>
  );
}
