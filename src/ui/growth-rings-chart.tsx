import { lazy, Suspense } from 'react';
import { ChartFrame } from './charts/chart-frame.tsx';
import { formatDay, formatNumber } from './format.ts';
import { growthRingsText } from './growth-rings.text.ts';
import type { GrowthRingsProps } from './growth-rings.types.ts';
import { uiTexts } from './ui.texts.ts';

// The words come with the first paint, the drawing right after it.
const GrowthRings = lazy(() => import('./growth-rings.tsx').then((module) => ({ default: module.GrowthRings })));

export interface GrowthRingsChartProps extends Omit<GrowthRingsProps, 'size'> {
  readonly title: string;
  readonly surface?: 'card' | 'bare' | undefined;
}

/** The rings with their table twin: a row a week, newest first. */
export function GrowthRingsChart({ title, surface = 'bare', ...rings }: GrowthRingsChartProps) {
  const rows = rings.weeks
    .toReversed()
    .map((week) => [uiTexts.weekOf(formatDay(week.weekStart)), formatNumber(week.minutes), formatNumber(week.days)]);
  const { week, minutes, days } = uiTexts.ringsColumns;
  return (
    <ChartFrame
      title={title}
      surface={surface}
      summary={growthRingsText(rings)}
      table={{ columns: [week, minutes, days], rows }}
    >
      <Suspense fallback={<div data-pending="" className="mx-auto aspect-square w-72 max-w-full" />}>
        <GrowthRings {...rings} size="large" className="mx-auto" />
      </Suspense>
    </ChartFrame>
  );
}
