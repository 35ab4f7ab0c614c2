import { Link } from '@tanstack/react-router';
import { Wind } from 'lucide-react';
import type { Device } from '#src/backend/person/device-schema.ts';
import { paths } from '#src/config/paths.ts';
import { AnimatedNumber } from '#src/ui/animated-number.tsx';
import { buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { BreathingNow } from './breathing-now.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import { fullMinutes } from './dashboard.view.ts';
import type { LiveSession } from './live-sessions.ts';
import { SyncState } from './sync-state.tsx';

const texts = dashboardTexts.today;

interface TodayCardProps {
  readonly activeMs: number;
  /** Active time of yesterday, this week and the last 14 days, ms. */
  readonly around: { readonly yesterdayMs: number; readonly weekMs: number; readonly fortnightMs: number };
  readonly goalMinutes: number;
  readonly live: readonly LiveSession[];
  readonly devices: readonly Device[];
  readonly timeZone: string;
}

/** Today against the goal, who is breathing now, and how live the page is. */
export function TodayCard({ activeMs, around, goalMinutes, live, devices, timeZone }: TodayCardProps) {
  const minutes = fullMinutes(activeMs);
  const figures = [
    [texts.yesterday, around.yesterdayMs],
    [texts.week, around.weekMs],
    [texts.fortnight, around.fortnightMs],
  ] as const;
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
          <div className="grid justify-items-start gap-2">
            <p className="max-w-text text-muted">{minutes >= goalMinutes ? texts.reached : texts.open}</p>
            {minutes < goalMinutes && live.length === 0 && (
              <Link
                to={paths.breathe}
                search={{ minutes: 5 }}
                className={classNames(buttonClass({ variant: 'quiet' }), '-mx-5')}
              >
                <Wind aria-hidden="true" strokeWidth={1.75} className="size-[1.125rem]" />
                {texts.breathe}
              </Link>
            )}
          </div>
        </div>
        <div className="grid gap-6">
          <BreathingNow sessions={live} devices={devices} />
          <dl className="grid grid-cols-3 gap-4 border-t border-line pt-4 lg:grid-cols-1 lg:gap-0 lg:divide-y lg:divide-line lg:pt-0">
            {figures.map(([name, ms]) => (
              <div key={name} className="grid content-between lg:flex lg:items-baseline lg:justify-between lg:py-2.5">
                <dt className="text-caption text-muted">{name}</dt>
                <dd className="tabular font-semibold text-ink">{texts.minutes(fullMinutes(ms))}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </Card>
  );
}
