import { memo, startTransition, useDeferredValue, useEffect, useState } from 'react';
import { useSame } from '#src/ui/charts/use-same.ts';
import { grainOf } from './analytics.periods.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { BestsCard } from './bests-card.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { GoalsCard } from './goals-card.tsx';
import { HeatCard } from './heat-card.tsx';
import { RhythmCard } from './rhythm-card.tsx';
import { RunsCard } from './runs-card.tsx';
import { PausesCard, PledgesCard } from './session-cards.tsx';
import { DevicesCard, PatternsCard } from './share-cards.tsx';
import { MinutesCard, SessionsCard } from './time-cards.tsx';
import { AllXpCard, XpCard } from './xp-cards.tsx';
import { YearsCalendarCard } from './years-calendar-card.tsx';

interface ChartsProps {
  readonly userId: string;
  readonly figures: PeriodFigures;
  readonly showRuns: boolean;
}

const grid = 'grid grid-cols-1 gap-4 md:grid-cols-2 [&>.wide]:md:col-span-2 [&>*]:min-w-0';

/**
 * The charts of one period. Daily goals need all its days, so a span of many years does without them. What stands
 * first is drawn first, and answers first; the others follow in their own time.
 */
export function Charts({ userId, figures: given, showRuns }: ChartsProps) {
  const figures = useSame(given);
  // Not before the first ones are on the screen: drawn in steps, but shown at once, they would hold those up.
  const [isBegun, setBegun] = useState(false);
  useEffect(() => startTransition(() => setBegun(true)), []);
  const later = useDeferredValue(isBegun ? figures : null);
  return (
    <div className="grid gap-4">
      <div className={grid}>
        <div className="wide">
          <MinutesCard figures={figures} />
        </div>
      </div>
      {later === null ? (
        // Holds the page's length, so that it can be scrolled to where it was.
        <div data-pending="" className="h-[400vh]" />
      ) : (
        <LaterCharts userId={userId} figures={later} showRuns={showRuns} />
      )}
    </div>
  );
}

const LaterCharts = memo(function LaterCharts({ userId, figures, showRuns }: ChartsProps) {
  const byDays = grainOf(figures.period) === 'day';
  return (
    <div className={`${grid} later-drawn`}>
      {figures.unit === 'week' && (
        <div className="wide">
          <CalendarCard figures={figures} />
        </div>
      )}
      {!byDays && (
        <div className="wide">
          <YearsCalendarCard userId={userId} figures={figures} />
        </div>
      )}
      <div className={byDays ? 'contents' : 'wide'}>
        <SessionsCard figures={figures} />
      </div>
      {byDays && <GoalsCard figures={figures} />}
      <div className="wide">
        <HeatCard figures={figures} />
      </div>
      <RhythmCard figures={figures} />
      {showRuns && <RunsCard userId={userId} figures={figures} />}
      <PatternsCard figures={figures} />
      <DevicesCard userId={userId} figures={figures} />
      <PausesCard figures={figures} />
      <PledgesCard figures={figures} />
      <XpCard figures={figures} />
      <AllXpCard userId={userId} />
      <div className="wide">
        <BestsCard userId={userId} />
      </div>
    </div>
  );
});
