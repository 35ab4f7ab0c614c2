import { lazy } from 'react';
import { SeriesLegend } from './series-marks.tsx';
import type { StackedBarsProps } from './stacked-bars.types.ts';
import { StackedBarsStill } from './stacked-bars-still.tsx';
import { useSame, useSteady } from './use-same.ts';
import { WakingChart } from './waking-chart.tsx';

const Drawn = lazy(() => import('./stacked-bars-drawn.tsx').then((module) => ({ default: module.StackedBarsDrawn })));

/** Stacked bars with a legend; series differ by colour and by pattern. Put it in a ChartFrame. */
export function StackedBars({ height = 220, ...props }: StackedBarsProps) {
  const data = useSame(props.data);
  const series = useSame(props.series);
  const onSelect = useSteady(props.onSelect);
  const formatValue = useSteady(props.formatValue);
  const shared = { data, series, height };
  return (
    <div className="grid grid-cols-1 gap-3">
      <WakingChart
        height={height}
        onSelect={onSelect}
        still={(width) => <StackedBarsStill {...shared} selectable={onSelect !== undefined} width={width} />}
        awake={(width) => <Drawn {...shared} onSelect={onSelect} formatValue={formatValue} width={width} />}
      />
      <SeriesLegend series={props.series} />
    </div>
  );
}
