import { useState } from 'react';
import { useElementWidth } from '../use-element-width.ts';
import { labelledColumns } from './bar-geometry.ts';

/** Where the starts of one span of time lie, in hours of the day (0–23). */
export interface HourDriftPoint {
  readonly key: string;
  readonly label: string;
  /** In words, shown on hover. */
  readonly words: string;
  /** `null` for a time of rest: an empty place, no fault. */
  readonly spread: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

export interface HourDriftProps {
  readonly points: readonly HourDriftPoint[];
  readonly formatHour: (hour: number) => string;
  /** A span of time was clicked or tapped; the table twin is the keyboard's way. */
  readonly onSelect?: ((key: string) => void) | undefined;
  /** In pixels; 200 by default. */
  readonly height?: number | undefined;
}

const left = 44;
const top = 10;
const axis = 24;

/** The middle hour of each span as a dot, its middle half as a line; the day runs downwards. Put it in a ChartFrame. */
export function HourDrift({ points, formatHour, onSelect, height = 200 }: HourDriftProps) {
  const [frame, width] = useElementWidth(640);
  const [shown, setShown] = useState('');
  const inner = height - top - axis;
  const step = (width - left - 8) / Math.max(1, points.length);
  const x = (index: number) => left + (index + 0.5) * step;
  // An hour is told by its middle.
  const y = (hour: number) => top + ((hour + 0.5) / 24) * inner;
  const labelled = labelledColumns(
    points.map((point) => point.label),
    width - left - 8,
  );
  return (
    <div className="grid grid-cols-1 gap-1">
      <div ref={frame} className="overflow-hidden" style={{ height }}>
        <svg aria-hidden="true" width={width} height={height} className="block">
          {[0, 6, 12, 18, 24].map((hour) => (
            <g key={hour}>
              <line
                x1={left}
                x2={width}
                y1={top + (hour / 24) * inner}
                y2={top + (hour / 24) * inner}
                stroke="var(--line)"
              />
              <text x={0} y={top + (hour / 24) * inner + 4} className="fill-muted text-[12px]">
                {formatHour(hour)}
              </text>
            </g>
          ))}
          {points.map((point, index) => (
            <g key={point.key}>
              {point.spread !== null && (
                <>
                  <line
                    x1={x(index)}
                    x2={x(index)}
                    y1={y(point.spread.low)}
                    y2={y(point.spread.high)}
                    stroke="var(--bar)"
                    strokeWidth={Math.min(8, Math.max(2, step * 0.4))}
                    strokeLinecap="round"
                  />
                  <circle
                    cx={x(index)}
                    cy={y(point.spread.middle)}
                    r={Math.min(5, Math.max(2, step * 0.35))}
                    fill="var(--primary)"
                    stroke="var(--surface)"
                    strokeWidth={1.5}
                  />
                </>
              )}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: a short way for the pointer; the table's links are the keyboard's. */}
              <rect
                x={left + index * step}
                y={top}
                width={step}
                height={inner}
                fill="transparent"
                onPointerEnter={() => setShown(point.words)}
                onPointerLeave={() => setShown('')}
                onClick={() => onSelect?.(point.key)}
                className={onSelect === undefined ? undefined : 'cursor-pointer'}
              />
              {labelled.includes(index) && (
                <text x={x(index)} y={height - 6} textAnchor="middle" className="fill-muted text-[12px]">
                  {point.label}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <p aria-hidden="true" className="min-h-5 text-caption text-ink">
        {shown}
      </p>
    </div>
  );
}
