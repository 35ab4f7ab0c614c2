import { Card } from '#src/ui/card.tsx';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { HeatMap } from '#src/ui/charts/heat-map.tsx';
import { MinutesBars } from '#src/ui/charts/minutes-bars.tsx';
import { RatioBar } from '#src/ui/charts/ratio-bar.tsx';
import { StackedBars } from '#src/ui/charts/stacked-bars.tsx';
import { formatWeekday } from '#src/ui/format.ts';
import { GrowthRings } from '#src/ui/growth-rings.tsx';
import { Logo } from '#src/ui/logo.tsx';
import { Page } from '#src/ui/page.tsx';
import { hours, month, weeks, xp, xpSeries } from './figures.ts';

const table = { columns: ['Day', 'Minutes'], rows: month('m').map((bar) => [bar.key, String(bar.minutes)]) };
const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekday(day));
const hourNames = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const trees = [
  { seed: 'a', count: 1, today: 4 },
  { seed: 'b', count: 4, today: 0 },
  { seed: 'c', count: 12, today: 20 },
  { seed: 'd', count: 36, today: 45 },
];

/** Charts and trees. */
export function DrawingsPage() {
  return (
    <Page title="Analytics">
      <Card title="Trees">
        <div className="flex flex-wrap items-center gap-6">
          <GrowthRings weeks={[]} seed="x" size="seed" className="size-44" />
          {trees.map((tree) => (
            <GrowthRings
              key={tree.seed}
              weeks={weeks(tree.count, tree.seed)}
              seed={tree.seed}
              todayMinutes={tree.today}
              level={tree.count}
              className="size-44"
            />
          ))}
          <span className="flex items-center gap-3">
            {trees.map((tree) => (
              <GrowthRings key={tree.seed} weeks={weeks(tree.count, tree.seed)} seed={tree.seed} size="small" />
            ))}
            <Logo className="size-10" />
          </span>
        </div>
      </Card>
      <ChartFrame title="Minutes" summary="A month of minutes." summaryShown table={table}>
        <MinutesBars data={month('m')} goalMinutes={15} height={220} previousLabel="the month before" />
      </ChartFrame>
      <ChartFrame title="When you breathe" summary="Mostly between 8 and 10 in the morning." table={table}>
        <HeatMap
          label="Minutes by hour and weekday"
          rows={weekdays}
          columns={hourNames}
          values={hours('h')}
          describe={(row, column, value) => `${weekdays[row]}, ${hourNames[column]}:00: ${value} minutes`}
        />
      </ChartFrame>
      <div className="grid gap-5 lg:grid-cols-2">
        <ChartFrame title="Experience by week" summary="Twelve weeks." table={table}>
          <StackedBars data={xp} series={xpSeries} />
        </ChartFrame>
        <ChartFrame title="Where experience comes from" summary="Cycles 420, goal bonus 160, other 32." table={table}>
          <RatioBar
            parts={[
              { key: 'cycles', label: 'Cycles', value: 420 },
              { key: 'goal', label: 'Goal bonus', value: 160 },
              { key: 'other', label: 'Other', value: 32 },
              { key: 'four', label: 'A fourth', value: 80 },
            ]}
          />
        </ChartFrame>
      </div>
    </Page>
  );
}
