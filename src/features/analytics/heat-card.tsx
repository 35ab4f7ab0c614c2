import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { HeatMap } from '#src/ui/charts/heat-map.tsx';
import { formatWeekday } from '#src/ui/format.ts';
import { grainOf, yearsOf } from './analytics.periods.ts';
import { favouriteHour, hourByWeekday, hourByYear, weekdayOrder } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { figureLink, type SessionsBehind, SessionsLink, useOpenSessions } from './sessions-link.tsx';

const texts = analyticsTexts.heat;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** One row of the map: a weekday, or a year. */
interface Line {
  readonly name: string;
  readonly longName: string;
  /** Minutes by hour. */
  readonly minutes: readonly number[];
  /** The sessions of the row; those of a cell begin at its hour. */
  readonly behind: SessionsBehind;
}

function weekdayLines({ period, rows, weekStart }: PeriodFigures): Line[] {
  const cells = hourByWeekday(rows, weekStart);
  return weekdayOrder(weekStart).map((weekday, row) => ({
    name: formatWeekday(weekday),
    longName: formatWeekday(weekday, 'long'),
    minutes: cells[row] ?? [],
    behind: { from: period.from, to: period.to, weekday },
  }));
}

function yearLines({ period, rows, today }: PeriodFigures): Line[] {
  return yearsOf(period, today).map(({ from, to }) => {
    const name = from.slice(0, 4);
    return { name, longName: name, minutes: hourByYear(rows, name), behind: { from, to } };
  });
}

/** Minutes by weekday and hour of the start; months hold no weekdays, so a long span has years instead. */
export function HeatCard({ figures }: { readonly figures: PeriodFigures }) {
  const { from, to } = figures.period;
  const open = useOpenSessions();
  const byDays = grainOf(figures.period) === 'day';
  const lines = byDays ? weekdayLines(figures) : yearLines(figures);
  const cells = lines.map((line) => line.minutes);
  const best = favouriteHour(cells);
  const summarise = byDays ? texts.summary : texts.yearSummary;
  const longName = (row: number) => lines[row]?.longName ?? '';
  return (
    <ChartFrame
      title={texts.title}
      summary={
        best === null ? texts.none : summarise(longName(best.row), texts.hour(best.hour), Math.floor(best.minutes))
      }
      summaryShown
      download
      actions={<SessionsLink behind={{ from, to }} of={texts.title} />}
      table={{
        columns: [texts.columns.hour, ...lines.map((line) => line.name)],
        rows: hours.map((hour) => [texts.hour(hour), ...cells.map((row) => row[hour] ?? 0)]),
        link: figureLink((hour: number) =>
          cells.some((row) => (row[hour] ?? 0) > 0) ? { from, to, hour } : undefined,
        ),
      }}
    >
      <div className="grid grid-cols-1 gap-3">
        <HeatMap
          label={byDays ? texts.label : texts.yearLabel}
          rows={lines.map((line) => line.name)}
          columns={hours.map((hour) => String(hour).padStart(2, '0'))}
          values={cells}
          onSelect={(row, hour) => open({ ...lines[row]?.behind, hour })}
          describe={(row, column, minutes) =>
            texts.cell(longName(row), texts.hour(column), texts.hour(column + 1), Math.ceil(minutes))
          }
        />
        {!byDays && <p className="max-w-text text-caption text-muted">{texts.yearHint}</p>}
      </div>
    </ChartFrame>
  );
}
