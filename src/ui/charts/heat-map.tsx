import { type KeyboardEvent, useRef, useState } from 'react';
import { uiTexts } from '../ui.texts.ts';
import { useElementWidth } from '../use-element-width.ts';
import { HeatLegend, heatStep } from './heat-scale.tsx';

export interface HeatMapProps {
  /** Names of the rows, e.g. the weekdays in the person's order. */
  readonly rows: readonly string[];
  /** Names of the columns, e.g. "00" … "23". */
  readonly columns: readonly string[];
  /** `values[row][column]`. */
  readonly values: ReadonlyArray<readonly number[]>;
  /** A cell in words: "Monday, 8 to 9: 34 minutes". */
  readonly describe: (row: number, column: number, value: number) => string;
  /** Names the drawing. */
  readonly label: string;
  /** Every how many columns one is named on the axis; 6 by default. */
  readonly labelEvery?: number | undefined;
  /** A cell with a value was chosen by click, tap, Enter or Space. */
  readonly onSelect?: ((row: number, column: number) => void) | undefined;
}

const cellHeight = 22;
const leastWidth = 544;
const gap = 3;
const left = 40;
const top = 4;

/** Hours × weekdays as five steps of one green. Arrow keys, Home and End move; each cell is described. Put it in a ChartFrame. */
export function HeatMap({ rows, columns, values, describe, label, labelEvery = 6, onSelect }: HeatMapProps) {
  const [at, setAt] = useState<{ readonly row: number; readonly column: number }>({ row: 0, column: 0 });
  const [shown, setShown] = useState<string | null>(null);
  const grid = useRef<SVGGElement>(null);
  const max = Math.max(0, ...values.flat());
  const [frame, frameWidth] = useElementWidth(640);
  const width = Math.max(leastWidth, frameWidth - 4);
  const cell = (width - left) / columns.length - gap;
  const height = top + rows.length * (cellHeight + gap) + 18;
  const value = (row: number, column: number) => values[row]?.[column] ?? 0;

  const choose = (row: number, column: number) => {
    if (value(row, column) > 0) onSelect?.(row, column);
  };

  const press = (event: KeyboardEvent) => {
    if (onSelect !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(at.row, at.column);
      return;
    }
    const next = target(event.key, at, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<SVGRectElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <div className="grid grid-cols-1 gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: the cells are SVG shapes, a table element cannot hold them. */}
      <div
        ref={frame}
        role="grid"
        aria-label={label}
        aria-description={uiTexts.heatHelp}
        className="overflow-x-auto p-0.5"
        onKeyDown={press}
      >
        <svg width={width} height={height} role="presentation" className="block">
          <g ref={grid}>
            {rows.map((row, rowIndex) => (
              // biome-ignore lint/a11y/useSemanticElements: rows of an SVG grid have no element of their own.
              <g key={row} role="row">
                {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
                <text
                  role="rowheader"
                  x={0}
                  y={top + rowIndex * (cellHeight + gap) + 15}
                  className="fill-muted text-[12px]"
                >
                  {row}
                </text>
                {columns.map((column, columnIndex) => {
                  const amount = value(rowIndex, columnIndex);
                  const words = describe(rowIndex, columnIndex, amount);
                  const active = at.row === rowIndex && at.column === columnIndex;
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: cells of an SVG grid have no element of their own.
                    <rect
                      key={column}
                      role="gridcell"
                      aria-label={words}
                      data-cell={`${rowIndex}-${columnIndex}`}
                      tabIndex={active ? 0 : -1}
                      x={left + columnIndex * (cell + gap)}
                      y={top + rowIndex * (cellHeight + gap)}
                      width={cell}
                      height={cellHeight}
                      rx={5}
                      fill={`var(--heat-${heatStep(amount, max)})`}
                      className={onSelect === undefined || amount === 0 ? 'heat-cell' : 'heat-cell cursor-pointer'}
                      onPointerEnter={() => setShown(words)}
                      onPointerLeave={() => setShown(null)}
                      onClick={() => choose(rowIndex, columnIndex)}
                      onFocus={() => {
                        setAt({ row: rowIndex, column: columnIndex });
                        setShown(words);
                      }}
                      onBlur={() => setShown(null)}
                    />
                  );
                })}
              </g>
            ))}
          </g>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in this group takes the focus. */}
          <g aria-hidden="true">
            {columns.map((column, index) =>
              index % labelEvery === 0 ? (
                <text key={column} x={left + index * (cell + gap)} y={height - 4} className="fill-muted text-[12px]">
                  {column}
                </text>
              ) : null,
            )}
          </g>
        </svg>
      </div>
      <HeatLegend shown={shown} />
    </div>
  );
}

function target(key: string, at: { row: number; column: number }, rows: number, columns: number) {
  const { row, column } = at;
  if (key === 'ArrowRight') return { row, column: Math.min(columns - 1, column + 1) };
  if (key === 'ArrowLeft') return { row, column: Math.max(0, column - 1) };
  if (key === 'ArrowDown') return { row: Math.min(rows - 1, row + 1), column };
  if (key === 'ArrowUp') return { row: Math.max(0, row - 1), column };
  if (key === 'Home') return { row, column: 0 };
  if (key === 'End') return { row, column: columns - 1 };
  return null;
}
