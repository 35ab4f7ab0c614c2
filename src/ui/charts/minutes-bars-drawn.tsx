import { memo, useEffect, useState } from 'react';
import { Bar, BarChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../format.ts';
import { useReducedMotion } from '../theme.ts';
import { uiTexts } from '../ui.texts.ts';
import { coveringBar, labelledColumns } from './bar-geometry.ts';
import { selectProps } from './bar-select.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import type { MinutesBar, MinutesBarsProps } from './minutes-bars.types.ts';
import {
  AxisLabel,
  axisHeight,
  BarShape,
  type Box,
  behind,
  GoalLabel,
  goalLine,
  margin,
  mostLabelled,
  scaleOf,
  shortestBar,
  ValueLabel,
  widestBar,
} from './minutes-bars-parts.tsx';

// A month's bars may grow; a year's would keep a small machine busy.
const mostAnimated = 31;

interface DrawnProps extends Omit<MinutesBarsProps, 'height'> {
  readonly width: number;
  readonly height: number;
}

/** The Recharts drawing behind MinutesBars; loaded lazily, and drawn anew only when its data is new. */
export const MinutesBarsDrawn = memo(function MinutesBarsDrawn({
  data,
  goalMinutes,
  width,
  height,
  formatValue = formatNumber,
  previousLabel = '',
  onSelect,
}: DrawnProps) {
  const reduced = useReducedMotion();
  const shown = useShown();
  const { top, goal, hasPrevious } = scaleOf(data, goalMinutes);
  const pixelsPerMinute = (height - margin.top - margin.bottom - axisHeight) / top;
  const plotWidth = width - margin.left - margin.right;
  const labelled = labelledColumns(
    data.map((bar) => bar.label),
    plotWidth,
  );
  const { size } = coveringBar(plotWidth / data.length, widestBar);
  // One bar behind the other; a single one takes its place by itself.
  const sizes = hasPrevious ? { barSize: size } : { maxBarSize: widestBar };
  const animation = {
    // The bars stand where the still drawing had them; only what changes from then on grows.
    isAnimationActive: shown && !reduced && data.length <= mostAnimated,
    animationDuration: 500,
    animationEasing: 'ease-out' as const,
  };
  return (
    <BarChart
      width={width}
      height={height}
      data={data}
      margin={margin}
      barGap={hasPrevious ? -size : 4}
      accessibilityLayer={false}
      {...selectProps(onSelect)}
    >
      <XAxis
        dataKey="key"
        height={axisHeight}
        axisLine={false}
        tickLine={false}
        tickMargin={8}
        interval={0}
        ticks={labelled.map((at) => data[at]?.key ?? '')}
        tick={(props) => <AxisTick {...props} data={data} />}
      />
      <YAxis hide domain={[0, top]} />
      <Tooltip
        cursor={{ fill: 'var(--raised)', radius: 8 }}
        isAnimationActive={false}
        content={({ active, payload }) => {
          const bar: unknown = payload?.[0]?.payload;
          if (active !== true || !isBar(bar) || bar.future === true) return null;
          return (
            <ChartTooltip
              title={bar.longLabel ?? bar.label}
              lines={[
                tipValue(bar, formatValue),
                ...(bar.previousMinutes === undefined ? [] : [`${previousLabel} ${formatValue(bar.previousMinutes)}`]),
              ]}
            />
          );
        }}
      />
      {hasPrevious && <Bar dataKey="previousMinutes" {...behind} radius={6} {...sizes} {...animation} />}
      <Bar
        dataKey="minutes"
        {...sizes}
        minPointSize={shortestBar}
        {...animation}
        shape={(props: unknown) => <BarShape {...barBox(props)} />}
        label={
          data.length <= mostLabelled
            ? (props: unknown) => {
                const box = barBox(props);
                return (
                  <ValueLabel {...box} bar={data[box.index]} goalMinutes={goal} pixelsPerMinute={pixelsPerMinute} />
                );
              }
            : false
        }
      />
      {goal !== null && (
        <ReferenceLine
          y={goal}
          {...goalLine}
          label={(props: unknown) => <GoalLabel {...goalBox(props)} goal={goal} />}
        />
      )}
    </BarChart>
  );
});

/** False for the first drawing only. */
function useShown(): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return shown;
}

/** A day without minutes was rest; the one that still runs is told by its figure. */
function tipValue(bar: MinutesBar, formatValue: (minutes: number) => string): string {
  return bar.minutes > 0 || bar.emphasised === true ? formatValue(bar.minutes) : uiTexts.rest;
}

function isBar(value: unknown): value is MinutesBar {
  return typeof value === 'object' && value !== null && 'minutes' in value && 'label' in value;
}

const recordOf = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;

/** Reads what Recharts hands to a shape or a label; it types them loosely. */
function barBox(props: unknown): Box & { readonly index: number; readonly bar: MinutesBar | null } {
  const given = recordOf(props);
  const number = (key: string) => Number(given[key] ?? 0);
  return {
    x: number('x'),
    y: number('y'),
    width: number('width'),
    height: number('height'),
    index: number('index'),
    bar: isBar(given.payload) ? given.payload : null,
  };
}

function goalBox(props: unknown): { readonly right: number; readonly y: number } {
  const box = recordOf(recordOf(props).viewBox);
  return { right: Number(box.x ?? 0) + Number(box.width ?? 0), y: Number(box.y ?? 0) };
}

interface AxisTickProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly payload?: { readonly value?: unknown };
  readonly data: readonly MinutesBar[];
}

function AxisTick({ x, y, payload, data }: AxisTickProps) {
  const bar = data.find((candidate) => candidate.key === payload?.value);
  return bar === undefined ? null : <AxisLabel x={Number(x)} y={Number(y) + 7} bar={bar} />;
}
