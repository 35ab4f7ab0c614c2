import { coveringBar, labelledColumns, singleBar } from './bar-geometry.ts';
import type { MinutesBar, MinutesBarsProps } from './minutes-bars.types.ts';
import {
  AxisLabel,
  axisHeight,
  BarShape,
  behind,
  GoalLabel,
  goalLine,
  margin,
  mostLabelled,
  scaleOf,
  shortestBar,
  ValueLabel,
  widestBar,
} from './minutes-bars-parts.tsx';
import { StillColumns } from './still-columns.tsx';

interface StillProps extends Pick<MinutesBarsProps, 'data' | 'goalMinutes'> {
  /** Whether a tap on a column chooses it. */
  readonly selectable: boolean;
  readonly width: number;
  readonly height: number;
}

/** The minutes as plain SVG, in the places where Recharts will draw them. */
export function MinutesBarsStill({ data, goalMinutes, selectable, width, height }: StillProps) {
  const { top, goal, hasPrevious } = scaleOf(data, goalMinutes);
  const base = height - axisHeight;
  const pixelsPerMinute = (base - margin.top) / top;
  const right = width - margin.right;
  const plotWidth = right - margin.left;
  const band = plotWidth / data.length;
  const place = hasPrevious ? coveringBar(band, widestBar) : singleBar(band, widestBar);
  const labelled = labelledColumns(
    data.map((bar) => bar.label),
    plotWidth,
  );
  const left = (at: number) => margin.left + at * band;
  const box = (bar: MinutesBar, at: number) => {
    const tall = Math.max(shortestBar, bar.minutes * pixelsPerMinute);
    return { x: left(at) + place.offset, y: base - tall, width: place.size, height: tall };
  };
  return (
    <svg width={width} height={height} aria-hidden="true" className="block">
      {hasPrevious &&
        data.map((bar, at) => {
          const tall = (bar.previousMinutes ?? 0) * pixelsPerMinute;
          const x = left(at) + place.offset;
          return (
            tall > 0 && <rect key={bar.key} x={x} y={base - tall} width={place.size} height={tall} rx={6} {...behind} />
          );
        })}
      {data.map((bar, at) => (
        <BarShape key={bar.key} {...box(bar, at)} bar={bar} className="still-bar" />
      ))}
      {goal !== null && (
        <line
          x1={margin.left}
          x2={right}
          y1={base - goal * pixelsPerMinute}
          y2={base - goal * pixelsPerMinute}
          {...goalLine}
        />
      )}
      {data.length <= mostLabelled &&
        data.map((bar, at) => (
          <ValueLabel key={bar.key} {...box(bar, at)} bar={bar} goalMinutes={goal} pixelsPerMinute={pixelsPerMinute} />
        ))}
      {goal !== null && <GoalLabel right={right} y={base - goal * pixelsPerMinute} goal={goal} />}
      {data.map(
        (bar, at) =>
          labelled.includes(at) && <AxisLabel key={bar.key} x={left(at) + band / 2} y={height - 5} bar={bar} />,
      )}
      {selectable && <StillColumns data={data} left={margin.left} band={band} height={base} />}
    </svg>
  );
}
