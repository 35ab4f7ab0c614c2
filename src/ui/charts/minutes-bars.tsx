import { lazy } from 'react';
import { LazyChart } from './lazy-chart.tsx';
import type { MinutesBarsProps } from './minutes-bars.types.ts';

const Drawn = lazy(() => import('./minutes-bars-drawn.tsx').then((module) => ({ default: module.MinutesBarsDrawn })));

/** Minutes as bars: direct labels while there is room (up to 14 bars), a goal line, rest as a thin base. Put it in a ChartFrame. */
export function MinutesBars({ height = 200, ...props }: MinutesBarsProps) {
  return (
    <LazyChart height={height}>
      <Drawn height={height} {...props} />
    </LazyChart>
  );
}
