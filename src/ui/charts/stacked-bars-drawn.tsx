import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../format.ts';
import { useElementWidth } from '../use-element-width.ts';
import { selectProps } from './bar-select.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { SeriesPatterns, seriesFill } from './series-marks.tsx';
import type { StackedBar, StackedBarsProps } from './stacked-bars.types.ts';

interface DrawnProps extends Omit<StackedBarsProps, 'height'> {
  readonly height: number;
}

// Narrower bars name only some of their neighbours.
const leastAxisStep = 36;
const axisText = { className: 'fill-muted text-[12px]' };

/** The Recharts drawing behind StackedBars; loaded lazily. */
export function StackedBarsDrawn({ data, series, height, formatValue = formatNumber, onSelect }: DrawnProps) {
  const [frame, width] = useElementWidth(640);
  const scope = useId();
  const labels = new Map(data.map((bar) => [bar.key, bar.label]));
  return (
    <div ref={frame} className="overflow-hidden" style={{ height }}>
      <BarChart
        width={width}
        height={height}
        data={[...data]}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        {...selectProps(onSelect)}
      >
        <SeriesPatterns scope={scope} count={series.length} />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="key"
          height={26}
          axisLine={false}
          tickLine={false}
          tickMargin={8}
          minTickGap={16}
          interval={width / data.length >= leastAxisStep ? 0 : 'equidistantPreserveStart'}
          tick={axisText}
          tickFormatter={(key: string) => labels.get(key) ?? ''}
        />
        <YAxis
          width={36}
          axisLine={false}
          tickLine={false}
          tickCount={4}
          allowDecimals={false}
          tick={axisText}
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
            dataKey={(bar: StackedBar) => Math.max(0, bar.values[entry.key] ?? 0)}
            fill={seriesFill(scope, index)}
            stroke="var(--surface)"
            strokeWidth={1}
            maxBarSize={36}
            radius={4}
            // Several of these stand on one page: growing all at once would keep a small machine busy for seconds.
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </div>
  );
}

function isBar(value: unknown): value is StackedBar {
  return typeof value === 'object' && value !== null && 'values' in value && 'label' in value;
}
