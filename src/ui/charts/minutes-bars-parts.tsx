/** What the still drawing of minutes and the Recharts one have in common: their measures and their marks. */
import { formatNumber } from '../format.ts';
import { uiTexts } from '../ui.texts.ts';
import { labelPlace, niceTop } from './minutes-bars.layout.ts';
import type { MinutesBar } from './minutes-bars.types.ts';

/** More bars than these carry no figures. */
export const mostLabelled = 14;
export const axisHeight = 26;
export const margin = { top: 22, right: 4, bottom: 0, left: 4 };
export const widestBar = 36;
export const shortestBar = 3;

/** The greatest value that the drawing has room for, in minutes, and the goal when there is one. */
export function scaleOf(data: readonly MinutesBar[], goalMinutes: number | undefined) {
  const greatest = Math.max(goalMinutes ?? 0, ...data.map((bar) => Math.max(bar.minutes, bar.previousMinutes ?? 0)));
  return {
    top: niceTop(greatest),
    goal: goalMinutes !== undefined && goalMinutes > 0 ? goalMinutes : null,
    hasPrevious: data.some((bar) => bar.previousMinutes !== undefined),
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar: today in the main colour, rest as a thin base, the future as nothing. */
export function BarShape({
  x,
  y,
  width,
  height,
  bar,
  className,
}: Box & { readonly bar: MinutesBar | null; readonly className?: string }) {
  if (bar === null || bar.future === true) return null;
  const base = y + height;
  if (bar.minutes <= 0) return <rect x={x} y={base - 3} width={width} height={3} rx={1.5} fill="var(--track)" />;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={Math.min(8, width / 2.5, height / 2)}
      fill={bar.emphasised === true ? 'var(--primary)' : 'var(--bar)'}
      className={className}
    />
  );
}

interface ValueLabelProps extends Box {
  readonly bar: MinutesBar | undefined;
  readonly goalMinutes: number | null;
  readonly pixelsPerMinute: number;
}

/** A bar's figure, where it never sits on the goal line. */
export function ValueLabel({ x, y, width, height, bar, goalMinutes, pixelsPerMinute }: ValueLabelProps) {
  if (bar === undefined || bar.minutes <= 0 || bar.future === true) return null;
  const goalY = goalMinutes === null ? null : y + height - goalMinutes * pixelsPerMinute;
  const place = labelPlace({ barTop: y, barHeight: height, goalY });
  const inside = place.inside && bar.emphasised === true;
  return (
    <text
      x={x + width / 2}
      y={place.baseline}
      textAnchor="middle"
      className={`text-[12px] ${inside ? 'fill-on-primary' : 'fill-ink'} ${bar.emphasised === true ? 'font-semibold' : ''}`}
    >
      {formatNumber(bar.minutes)}
    </text>
  );
}

/** A column's name below the axis; `y` is the text's baseline. */
export function AxisLabel({ x, y, bar }: { readonly x: number; readonly y: number; readonly bar: MinutesBar }) {
  return (
    <text
      x={x}
      y={y}
      textAnchor="middle"
      className={`text-[12px] ${bar.emphasised === true ? 'fill-ink font-semibold' : 'fill-muted'}`}
    >
      {bar.label}
    </text>
  );
}

/** The goal line's name, at its end, with a halo of the ground so that it stands clear of bars behind it. */
export function GoalLabel({ right, y, goal }: { readonly right: number; readonly y: number; readonly goal: number }) {
  return (
    <text
      x={right}
      y={y - 6}
      textAnchor="end"
      stroke="var(--surface)"
      strokeWidth={4}
      paintOrder="stroke"
      strokeLinejoin="round"
      className="fill-muted text-[12px]"
    >
      {`${uiTexts.goal} ${formatNumber(goal)}`}
    </text>
  );
}

export const goalLine = {
  stroke: 'var(--control)',
  strokeDasharray: '2 5',
  strokeLinecap: 'round',
  strokeWidth: 1.5,
} as const;

export const behind = {
  fill: 'var(--raised)',
  stroke: 'var(--control)',
  strokeDasharray: '3 3',
  strokeOpacity: 0.6,
} as const;
