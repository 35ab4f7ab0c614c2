import { memo, useId } from 'react';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../format.ts';
import { labelledColumns } from './bar-geometry.ts';
import { selectProps } from './bar-select.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { SeriesPatterns, seriesFill } from './series-marks.tsx';
import type { StackedBar, StackedBarsProps } from './stacked-bars.types.ts';
import {
  axisHeight,
  axisText,
  axisWidth,
  cornerRadius,
  margin,
  shareOf,
  ticksOf,
  widestBar,
} from './stacked-bars-parts.ts';

interface DrawnProps extends Omit<StackedBarsProps, 'height'> {
  readonly width: number;
  readonly height: number;
}

/** The Recharts drawing behind StackedBars; loaded lazily, and drawn anew only when its data is new. */
export const StackedBarsDrawn = memo(function StackedBarsDrawn({
  data,
  series,
  width,
  height,
  formatValue = formatNumber,
  onSelect,
}: DrawnProps) {
  const scope = useId();
  const labels = new Map(data.map((bar) => [bar.key, bar.label]));
  const ticks = ticksOf(data, series);
  const labelled = labelledColumns(
    data.map((bar) => bar.label),
    width - axisWidth - margin.right,
  );
  return (
    <BarChart
      width={width}
      height={height}
      data={data}
      margin={margin}
      accessibilityLayer={false}
      {...selectProps(onSelect)}
    >
      <SeriesPatterns scope={scope} count={series.length} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="key"
        height={axisHeight}
        axisLine={false}
        tickLine={false}
        tickMargin={8}
        interval={0}
        ticks={labelled.map((at) => data[at]?.key ?? '')}
        tick={({ x, y, payload }) => (
          <text x={x} y={Number(y) + 7} textAnchor="middle" className={axisText}>
            {labels.get(String(payload.value)) ?? ''}
          </text>
        )}
      />
      <YAxis
        width={axisWidth}
        axisLine={false}
        tickLine={false}
        ticks={ticks}
        domain={[0, ticks.at(-1) ?? 1]}
        interval={0}
        tick={{ className: axisText }}
        tickFormatter={(value: number) => formatNumber(value)}
      />
      <Tooltip
        cursor={{ fill: 'var(--raised)', radius: 8 }}
        isAnimationActive={false}
        content={({ active, payload }) => {
          const bar: unknown = payload?.[0]?.payload;
          if (active !== true || !isBar(bar)) return null;
          return (
            <ChartTooltip
              title={bar.longLabel ?? bar.label}
              lines={series.map((entry) => `${entry.label}: ${formatValue(bar.values[entry.key] ?? 0)}`)}
            />
          );
        }}
      />
      {series.map((entry, index) => (
        <Bar
          key={entry.key}
          name={entry.label}
          stackId="all"
          dataKey={(bar: StackedBar) => shareOf(bar, entry.key)}
          fill={seriesFill(scope, index)}
          stroke="var(--surface)"
          strokeWidth={1}
          maxBarSize={widestBar}
          radius={cornerRadius}
          // Several of these stand on one page: growing all at once would keep a small machine busy for seconds.
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
});

function isBar(value: unknown): value is StackedBar {
  return typeof value === 'object' && value !== null && 'values' in value && 'label' in value;
}
