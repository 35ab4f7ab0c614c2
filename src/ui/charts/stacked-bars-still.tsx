import { useId } from 'react';
import { formatNumber } from '../format.ts';
import { labelledColumns, singleBar } from './bar-geometry.ts';
import { SeriesPatterns, seriesFill } from './series-marks.tsx';
import type { StackedBarsProps } from './stacked-bars.types.ts';
import {
  axisHeight,
  axisText,
  axisWidth,
  cornerRadius,
  margin,
  shareOf,
  ticksOf,
  widestBar,
} from './stacked-bars-parts.ts';
import { StillColumns } from './still-columns.tsx';

interface StillProps extends Pick<StackedBarsProps, 'data' | 'series'> {
  /** Whether a tap on a column chooses it. */
  readonly selectable: boolean;
  readonly width: number;
  readonly height: number;
}

/** The stacked bars as plain SVG, in the places where Recharts will draw them. */
export function StackedBarsStill({ data, series, selectable, width, height }: StillProps) {
  const scope = useId();
  const ticks = ticksOf(data, series);
  const left = margin.left + axisWidth;
  const right = width - margin.right;
  const base = height - axisHeight;
  const unit = (base - margin.top) / (ticks.at(-1) ?? 1);
  const band = (right - left) / data.length;
  const place = singleBar(band, widestBar);
  const labelled = labelledColumns(
    data.map((bar) => bar.label),
    right - left,
  );
  return (
    <svg width={width} height={height} aria-hidden="true" className="block">
      <SeriesPatterns scope={scope} count={series.length} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={base - tick * unit} y2={base - tick * unit} stroke="var(--line)" />
          <text x={left - 8} y={base - tick * unit} dy="0.355em" textAnchor="end" className={axisText}>
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {data.map((bar, at) =>
        series.map(({ key }, index) => {
          const value = shareOf(bar, key);
          const below = series.slice(0, index).reduce((sum, entry) => sum + shareOf(bar, entry.key), 0);
          return (
            value > 0 && (
              <rect
                key={`${bar.key} ${key}`}
                x={left + at * band + place.offset}
                y={base - (below + value) * unit}
                width={place.size}
                height={value * unit}
                rx={Math.min(cornerRadius, (value * unit) / 2)}
                fill={seriesFill(scope, index)}
                stroke="var(--surface)"
                strokeWidth={1}
              />
            )
          );
        }),
      )}
      {data.map(
        (bar, at) =>
          labelled.includes(at) && (
            <text key={bar.key} x={left + (at + 0.5) * band} y={height - 5} textAnchor="middle" className={axisText}>
              {bar.label}
            </text>
          ),
      )}
      {selectable && <StillColumns data={data} left={left} band={band} height={base} />}
    </svg>
  );
}
