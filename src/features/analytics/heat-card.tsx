import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { HeatMap } from '#src/ui/charts/heat-map.tsx';
import { formatWeekday } from '#src/ui/format.ts';
import { favouriteHour, hourByWeekday, weekdayOrder } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { SessionsLink } from './sessions-link.tsx';

const texts = analyticsTexts.heat;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Minutes by weekday and hour of the start. */
export function HeatCard({ figures }: { readonly figures: PeriodFigures }) {
  const { period, rows, weekStart } = figures;
  const cells = hourByWeekday(rows, weekStart);
  const weekdays = weekdayOrder(weekStart);
  const best = favouriteHour(cells);
  const dayName = (row: number) => formatWeekday(weekdays[row] ?? 1, 'long');
  return (
    <ChartFrame
      title={texts.title}
      summary={
        best === null ? texts.none : texts.summary(dayName(best.row), texts.hour(best.hour), Math.floor(best.minutes))
      }
      summaryShown
      download
      actions={<SessionsLink behind={{ from: period.from, to: period.to }} of={texts.title} />}
      table={{
        columns: [texts.columns.hour, ...weekdays.map((weekday) => formatWeekday(weekday))],
        rows: hours.map((hour) => [texts.hour(hour), ...cells.map((row) => row[hour] ?? 0)]),
      }}
    >
      <HeatMap
        label={texts.label}
        rows={weekdays.map((weekday) => formatWeekday(weekday))}
        columns={hours.map((hour) => String(hour).padStart(2, '0'))}
        values={cells}
        describe={(row, column, minutes) =>
          texts.cell(dayName(row), texts.hour(column), texts.hour(column + 1), Math.ceil(minutes))
        }
      />
    </ChartFrame>
  );
}
