import type { Device } from '#src/backend/person/device-schema.ts';
import { AnimatedNumber } from '#src/ui/animated-number.tsx';
import { Card } from '#src/ui/card.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { BreathingNow } from './breathing-now.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import { fullMinutes } from './dashboard.view.ts';
import type { LiveSession } from './live-sessions.ts';
import { SyncState } from './sync-state.tsx';

const texts = dashboardTexts.today;

interface TodayCardProps {
  readonly activeMs: number;
  readonly goalMinutes: number;
  readonly live: readonly LiveSession[];
  readonly devices: readonly Device[];
  readonly timeZone: string;
}

/** Today against the goal, who is breathing now, and how live the page is. */
export function TodayCard({ activeMs, goalMinutes, live, devices, timeZone }: TodayCardProps) {
  const minutes = fullMinutes(activeMs);
  return (
    <Card title={texts.title} aside={<SyncState timeZone={timeZone} />}>
      <div className="grid flex-1 content-between gap-6">
        <div className="grid gap-4">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <AnimatedNumber value={minutes} className="text-figure font-semibold text-ink md:text-display" />
            <span className="text-lead text-muted">{texts.of(goalMinutes)}</span>
          </p>
          <ProgressBar
            label={texts.progress}
            value={activeMs}
            max={goalMinutes * 60_000}
            valueText={texts.figure(minutes, goalMinutes)}
          />
          <p className="max-w-text text-muted">{minutes >= goalMinutes ? texts.reached : texts.open}</p>
        </div>
        <BreathingNow sessions={live} devices={devices} />
      </div>
    </Card>
  );
}
