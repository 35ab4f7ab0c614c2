import { useState } from 'react';
import { AnimatedNumber } from '#src/ui/animated-number.tsx';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { MinutesBars } from '#src/ui/charts/minutes-bars.tsx';
import { GrowthRingsChart } from '#src/ui/growth-rings-chart.tsx';
import { Page } from '#src/ui/page.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { toast } from '#src/ui/toast.tsx';
import { week, weeks } from './figures.ts';

const table = { columns: ['Day', 'Minutes'], rows: week.map((bar) => [bar.label, String(bar.minutes)]) };

/** The primitives together, as a dashboard uses them. */
export function DashboardSketch() {
  const [minutes, setMinutes] = useState(12);
  return (
    <Page title="Today" titleHidden>
      <div className="grid gap-5 lg:grid-cols-[1.42fr_1fr]">
        <Card className="justify-center">
          <div className="grid items-center gap-6 sm:grid-cols-[auto_1fr]">
            <GrowthRingsChart
              title="Your rings"
              weeks={weeks(34, 'garden')}
              seed="user-1"
              todayMinutes={minutes}
              live
              level={5}
              olderWeeks={18}
            />
            <div className="grid gap-2 text-center sm:text-left">
              <p className="text-muted">Mindful Master</p>
              <p className="text-title font-semibold">52 weeks of rings, 74 minutes in the newest</p>
              <ProgressBar
                label="Experience"
                value={612}
                max={750}
                valueText="612 of 750 XP"
                caption="612 XP, 138 to Breathing Sage"
              />
            </div>
          </div>
        </Card>
        <Card title="Today" aside="live, synced just now">
          <p className="flex items-baseline gap-3">
            <AnimatedNumber value={minutes} className="text-figure font-semibold md:text-display" />
            <span className="text-lead text-muted">of 15 minutes</span>
          </p>
          <ProgressBar label="Today" value={minutes} max={15} valueText={`${minutes} of 15 minutes`} className="mt-2" />
          <div className="mt-5 flex gap-3">
            <Button
              onClick={() => {
                setMinutes((before) => before + 3);
                toast({ message: 'Session deleted.', action: { label: 'Undo', onAct: () => undefined } });
              }}
            >
              Breathe for three minutes
            </Button>
          </div>
        </Card>
        <ChartFrame
          title="This week"
          summary="62 of 105 minutes over five days."
          actions="62 of 105 minutes"
          table={table}
        >
          <MinutesBars data={week} goalMinutes={15} />
        </ChartFrame>
        <Card title="Recent sessions" aside="all sessions">
          <ul className="grid gap-3">
            {[30_000, 3_600_000 * 5, 86_400_000, 86_400_000 * 3, 86_400_000 * 40].map((age) => (
              <li key={age}>
                <TimeText value={Date.now() - age} timeZone="Europe/Berlin" />
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  );
}
