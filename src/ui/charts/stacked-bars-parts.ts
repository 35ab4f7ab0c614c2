/** What the still drawing of stacked bars and the Recharts one have in common. */
import { roundTicks } from './bar-geometry.ts';
import type { StackedBar, StackedBarsProps } from './stacked-bars.types.ts';

export const axisHeight = 26;
export const axisWidth = 36;
export const margin = { top: 8, right: 4, bottom: 0, left: 0 };
export const widestBar = 36;
export const cornerRadius = 4;
export const axisText = 'fill-muted text-[12px]';

const tickCount = 4;

/** A series' share of a bar; what is missing or below zero is none. */
export const shareOf = (bar: StackedBar, key: string): number => Math.max(0, bar.values[key] ?? 0);

/** The values on the axis; the last is the drawing's top. */
export function ticksOf(data: readonly StackedBar[], series: StackedBarsProps['series']): readonly number[] {
  const sums = data.map((bar) => series.reduce((sum, { key }) => sum + shareOf(bar, key), 0));
  return roundTicks(Math.max(0, ...sums), tickCount);
}
