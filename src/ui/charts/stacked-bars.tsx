import { lazy } from 'react';
import { LazyChart } from './lazy-chart.tsx';
import type { Series } from './series.ts';
import { SeriesLegend } from './series-marks.tsx';

export interface StackedBar {
  readonly key: string;
  readonly label: string;
  readonly longLabel?: string | undefined;
  /** Value by series key; what is missing is 0. */
  readonly values: Readonly<Record<string, number>>;
}

export interface StackedBarsProps {
  readonly data: readonly StackedBar[];
  /** From the base upwards; at most four. */
  readonly series: readonly Series[];
  /** In pixels; 220 by default. */
  readonly height?: number | undefined;
  readonly formatValue?: ((value: number) => string) | undefined;
}

const Drawn = lazy(() => import('./stacked-bars-drawn.tsx').then((module) => ({ default: module.StackedBarsDrawn })));

/** Stacked bars with a legend; series differ by colour and by pattern. Put it in a ChartFrame. */
export function StackedBars({ height = 220, ...props }: StackedBarsProps) {
  return (
    <div className="grid gap-3">
      <LazyChart height={height}>
        <Drawn height={height} {...props} />
      </LazyChart>
      <SeriesLegend series={props.series} />
    </div>
  );
}
