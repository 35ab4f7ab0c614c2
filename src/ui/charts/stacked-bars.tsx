import { lazy } from 'react';
import { LazyChart } from './lazy-chart.tsx';
import { SeriesLegend } from './series-marks.tsx';
import type { StackedBarsProps } from './stacked-bars.types.ts';

const Drawn = lazy(() => import('./stacked-bars-drawn.tsx').then((module) => ({ default: module.StackedBarsDrawn })));

/** Stacked bars with a legend; series differ by colour and by pattern. Put it in a ChartFrame. */
export function StackedBars({ height = 220, ...props }: StackedBarsProps) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <LazyChart height={height}>
        <Drawn height={height} {...props} />
      </LazyChart>
      <SeriesLegend series={props.series} />
    </div>
  );
}
