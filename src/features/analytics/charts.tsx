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

/** The charts of one period. Daily goals need all its days, so a span of many years does without them. */
export function Charts({ userId, figures, showRuns }: ChartsProps) {
  const byDays = grainOf(figures.period) === 'day';
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2 [&>.wide]:md:col-span-2 [&>*]:min-w-0">
      <div className="wide">
        <MinutesCard figures={figures} />
      </div>
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
}
