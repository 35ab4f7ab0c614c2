import { Bar, BarChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../format.ts';
import { useReducedMotion } from '../theme.ts';
import { uiTexts } from '../ui.texts.ts';
import { useElementWidth } from '../use-element-width.ts';
import { selectProps } from './bar-select.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { labelPlace, niceTop } from './minutes-bars.layout.ts';
import type { MinutesBar, MinutesBarsProps } from './minutes-bars.types.ts';

const mostLabelled = 14;
// A month's bars may grow; a year's would keep a small machine busy.
const mostAnimated = 31;
// Narrower bars name only some of their neighbours.
const leastAxisStep = 32;
const axisHeight = 26;
const margin = { top: 22, right: 4, bottom: 0, left: 4 };

interface DrawnProps extends Omit<MinutesBarsProps, 'height'> {
  readonly height: number;
}

/** The Recharts drawing behind MinutesBars; loaded lazily. */
export function MinutesBarsDrawn({
  data,
  goalMinutes,
  height,
  formatValue = formatNumber,
  previousLabel = '',
  onSelect,
}: DrawnProps) {
  const reduced = useReducedMotion();
  const [frame, width] = useElementWidth(640);
  const labelled = data.length <= mostLabelled;
  const hasPrevious = data.some((bar) => bar.previousMinutes !== undefined);
  const top = niceTop(
    Math.max(goalMinutes ?? 0, ...data.map((bar) => Math.max(bar.minutes, bar.previousMinutes ?? 0))),
  );
  const pixelsPerMinute = (height - margin.top - margin.bottom - axisHeight) / top;
  const goal = goalMinutes !== undefined && goalMinutes > 0 ? goalMinutes : null;
  const animation = {
    isAnimationActive: !reduced && data.length <= mostAnimated,
    animationDuration: 500,
    animationEasing: 'ease-out' as const,
  };
  return (
    <div ref={frame} className="overflow-hidden" style={{ height }}>
      <BarChart
        width={width}
        height={height}
        data={[...data]}
        margin={margin}
        barGap={hasPrevious ? '-80%' : 4}
        accessibilityLayer={false}
        {...selectProps(onSelect)}
      >
        <XAxis
          dataKey="key"
          height={axisHeight}
          axisLine={false}
          tickLine={false}
          tickMargin={8}
          interval={width / data.length >= leastAxisStep ? 0 : 'equidistantPreserveStart'}
          minTickGap={16}
          tick={(props) => <AxisLabel {...props} data={data} />}
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
                  ...(bar.previousMinutes === undefined
                    ? []
                    : [`${previousLabel} ${formatValue(bar.previousMinutes)}`]),
                ]}
              />
            );
          }}
        />
        {hasPrevious && (
          <Bar
            dataKey="previousMinutes"
            fill="var(--raised)"
            stroke="var(--control)"
            strokeDasharray="3 3"
            strokeOpacity={0.6}
            radius={6}
            maxBarSize={40}
            {...animation}
          />
        )}
        <Bar
          dataKey="minutes"
          maxBarSize={36}
          minPointSize={3}
          {...animation}
          shape={(props: unknown) => <BarShape {...barBox(props)} />}
          label={
            labelled
              ? (props: unknown) => (
                  <ValueLabel {...barBox(props)} data={data} goalMinutes={goal} pixelsPerMinute={pixelsPerMinute} />
                )
              : false
          }
        />
        {goal !== null && (
          <ReferenceLine
            y={goal}
            stroke="var(--control)"
            strokeDasharray="2 5"
            strokeLinecap="round"
            strokeWidth={1.5}
            label={(props: unknown) => <GoalLabel {...goalBox(props)} text={`${uiTexts.goal} ${formatNumber(goal)}`} />}
          />
        )}
      </BarChart>
    </div>
  );
}

/** A day without minutes was rest; the one that still runs is told by its figure. */
function tipValue(bar: MinutesBar, formatValue: (minutes: number) => string): string {
  return bar.minutes > 0 || bar.emphasised === true ? formatValue(bar.minutes) : uiTexts.rest;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly index: number;
  readonly bar: MinutesBar | null;
}

function isBar(value: unknown): value is MinutesBar {
  return typeof value === 'object' && value !== null && 'minutes' in value && 'label' in value;
}

/** Reads what Recharts hands to a shape or a label; it types them loosely. */
function barBox(props: unknown): Box {
  const given = (typeof props === 'object' && props !== null ? props : {}) as Record<string, unknown>;
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

function BarShape({ x, y, width, height, bar }: Box) {
  if (bar === null || bar.future === true) return null;
  const base = y + height;
  if (bar.minutes <= 0) return <rect x={x} y={base - 3} width={width} height={3} rx={1.5} fill="var(--track)" />;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={Math.min(8, width / 2.5, height / 2)}
      fill={bar.emphasised === true ? 'var(--primary)' : 'var(--bar)'}
    />
  );
}

function ValueLabel({
  x,
  y,
  width,
  height,
  index,
  data,
  goalMinutes,
  pixelsPerMinute,
}: Box & {
  readonly data: readonly MinutesBar[];
  readonly goalMinutes: number | null;
  readonly pixelsPerMinute: number;
}) {
  const bar = data[index];
  if (bar === undefined || bar.minutes <= 0 || bar.future === true) return null;
  const goalY = goalMinutes === null ? null : y + height - goalMinutes * pixelsPerMinute;
  const place = labelPlace({ barTop: y, barHeight: height, goalY });
  const inside = place.inside && bar.emphasised === true;
  return (
    <text
      x={x + width / 2}
      y={place.baseline}
      textAnchor="middle"
      className={`text-[12px] ${inside ? 'fill-on-primary' : 'fill-ink'} ${bar.emphasised === true ? 'font-semibold' : ''}`}
    >
      {formatNumber(bar.minutes)}
    </text>
  );
}

function AxisLabel({
  x,
  y,
  payload,
  data,
}: {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly payload?: { readonly value?: unknown };
  readonly data: readonly MinutesBar[];
}) {
  const bar = data.find((candidate) => candidate.key === payload?.value);
  if (bar === undefined) return null;
  return (
    <text
      x={x}
      y={Number(y) + 10}
      textAnchor="middle"
      className={`text-[12px] ${bar.emphasised === true ? 'fill-ink font-semibold' : 'fill-muted'}`}
    >
      {bar.label}
    </text>
  );
}

function goalBox(props: unknown): { readonly right: number; readonly y: number } {
  const given = (typeof props === 'object' && props !== null ? props : {}) as Record<string, unknown>;
  const box = (typeof given.viewBox === 'object' && given.viewBox !== null ? given.viewBox : {}) as Record<
    string,
    unknown
  >;
  return { right: Number(box.x ?? 0) + Number(box.width ?? 0), y: Number(box.y ?? 0) };
}

/** The goal line's name, at its end, with a halo of the ground so that it stands clear of bars behind it. */
function GoalLabel({ right, y, text }: { readonly right: number; readonly y: number; readonly text: string }) {
  return (
    <text
      x={right}
      y={y - 6}
      textAnchor="end"
      stroke="var(--surface)"
      strokeWidth={4}
      paintOrder="stroke"
      strokeLinejoin="round"
      className="fill-muted text-[12px]"
    >
      {text}
    </text>
  );
}
