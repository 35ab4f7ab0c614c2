import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { formatDay, formatWeekday } from '../format.ts';
import { uiTexts } from '../ui.texts.ts';
import { useElementWidth } from '../use-element-width.ts';
import { calendarCells, calendarTarget, monthColumns } from './calendar-map.layout.ts';
import { HeatLegend, heatStep } from './heat-scale.tsx';

export interface CalendarMapProps {
  /** Consecutive days, oldest first; a day of rest is 0. */
  readonly days: readonly { readonly date: string; readonly value: number }[];
  /** ISO weekday of the first row. */
  readonly weekStart: number;
  /** Names the drawing. */
  readonly label: string;
  /** A day in words: "Monday 3 March 2025: 12 minutes". */
  readonly describe: (date: string, value: number) => string;
  /** A day was chosen by click, tap, Enter or Space. */
  readonly onSelect?: ((date: string) => void) | undefined;
}

const left = 34;
const top = 20;
const gap = 3;
const leastCell = 11;
const mostCell = 20;

/** Days as a calendar of weeks, in five steps of one green. Arrow keys move; each day is described. Put it in a ChartFrame. */
export function CalendarMap({ days, weekStart, label, describe, onSelect }: CalendarMapProps) {
  const [at, setAt] = useState<number | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const grid = useRef<SVGGElement>(null);
  const [frame, frameWidth] = useElementWidth(640);
  const cells = calendarCells(days, weekStart);
  const columns = (cells.at(-1)?.column ?? 0) + 1;
  // Fewer than seven days leave weekdays without a day: a row without cells would be none.
  const rows = [0, 1, 2, 3, 4, 5, 6].filter((row) => cells.some((day) => day.row === row));
  const cell = Math.min(mostCell, Math.max(leastCell, Math.floor((frameWidth - 6 - left) / columns) - gap));
  const width = left + columns * (cell + gap);
  const height = top + 7 * (cell + gap);
  const newest = useCallback(
    (element: HTMLDivElement | null) => {
      // On a phone the calendar is wider than the screen: the newest days are what one comes for.
      if (element !== null) element.scrollLeft = width;
    },
    [width],
  );
  const max = Math.max(0, ...days.map((day) => day.value));
  // The newest day is where one looks first.
  const current = Math.min(at ?? cells.length - 1, cells.length - 1);

  const press = (event: KeyboardEvent) => {
    const date = cells[current]?.date;
    if ((event.key === 'Enter' || event.key === ' ') && date !== undefined && onSelect !== undefined) {
      event.preventDefault();
      onSelect(date);
      return;
    }
    const next = calendarTarget(event.key, current, cells.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<SVGRectElement>(`[data-date="${cells[next]?.date}"]`)?.focus();
  };

  return (
    <div className="grid grid-cols-1 gap-2">
      <div ref={frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: the days are SVG shapes, a table element cannot hold them. */}
        <div
          ref={newest}
          role="grid"
          tabIndex={-1}
          aria-label={label}
          aria-description={uiTexts.calendarHelp}
          className="overflow-x-auto p-0.5"
          onKeyDown={press}
        >
          <svg width={width} height={height} role="presentation" className="block">
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in this group takes the focus. */}
            <g aria-hidden="true">
              {monthColumns(cells).map((mark) => (
                <text key={mark.date} x={left + mark.column * (cell + gap)} y={12} className="fill-muted text-[12px]">
                  {formatDay(mark.date, 'month')}
                </text>
              ))}
              {[0, 2, 4].map((row) => (
                <text key={row} x={0} y={top + row * (cell + gap) + cell / 2 + 4} className="fill-muted text-[12px]">
                  {formatWeekday(((weekStart - 1 + row) % 7) + 1)}
                </text>
              ))}
            </g>
            <g ref={grid}>
              {rows.map((row) => (
                // biome-ignore lint/a11y/useSemanticElements: rows of an SVG grid have no element of their own.
                <g key={row} role="row" aria-label={formatWeekday(((weekStart - 1 + row) % 7) + 1, 'long')}>
                  {cells.map((day, index) =>
                    day.row === row ? (
                      // biome-ignore lint/a11y/useSemanticElements: cells of an SVG grid have no element of their own.
                      <rect
                        key={day.date}
                        role="gridcell"
                        aria-label={describe(day.date, day.value)}
                        data-date={day.date}
                        tabIndex={index === current ? 0 : -1}
                        x={left + day.column * (cell + gap)}
                        y={top + day.row * (cell + gap)}
                        width={cell}
                        height={cell}
                        rx={3.5}
                        fill={`var(--heat-${heatStep(day.value, max)})`}
                        className={onSelect === undefined ? 'heat-cell' : 'heat-cell cursor-pointer'}
                        onPointerEnter={() => setShown(describe(day.date, day.value))}
                        onPointerLeave={() => setShown(null)}
                        onClick={() => onSelect?.(day.date)}
                        onFocus={() => {
                          setAt(index);
                          setShown(describe(day.date, day.value));
                        }}
                        onBlur={() => setShown(null)}
                      />
                    ) : null,
                  )}
                </g>
              ))}
            </g>
          </svg>
        </div>
      </div>
      <HeatLegend shown={shown} />
    </div>
  );
}
