import { lazy } from 'react';
import type { MinutesBarsProps } from './minutes-bars.types.ts';
import { MinutesBarsStill } from './minutes-bars-still.tsx';
import { useSame, useSteady } from './use-same.ts';
import { WakingChart } from './waking-chart.tsx';

const Drawn = lazy(() => import('./minutes-bars-drawn.tsx').then((module) => ({ default: module.MinutesBarsDrawn })));

/** Minutes as bars: direct labels while there is room (up to 14 bars), a goal line, rest as a thin base. Put it in a ChartFrame. */
export function MinutesBars({
  height = 200,
  data: given,
  onSelect: select,
  formatValue: format,
  ...rest
}: MinutesBarsProps) {
  const data = useSame(given);
  const onSelect = useSteady(select);
  const formatValue = useSteady(format);
  return (
    <WakingChart
      height={height}
      onSelect={onSelect}
      still={(width) => (
        <MinutesBarsStill
          data={data}
          goalMinutes={rest.goalMinutes}
          selectable={onSelect !== undefined}
          width={width}
          height={height}
        />
      )}
      awake={(width) => (
        <Drawn data={data} onSelect={onSelect} formatValue={formatValue} width={width} height={height} {...rest} />
      )}
    />
  );
}
