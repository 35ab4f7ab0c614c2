import { type ReactNode, useId } from 'react';
import type { Series } from './series.ts';
import { SeriesLegend, SeriesPatterns, seriesFill } from './series-marks.tsx';

interface RatioPart extends Series {
  readonly value: number;
}

export interface RatioBarProps {
  /** At most four; negative values count as 0. */
  readonly parts: readonly RatioPart[];
  readonly formatValue?: ((value: number) => string) | undefined;
  /** Makes the name of a part lead to what is behind it. */
  readonly link?: ((key: string, words: string) => ReactNode) | undefined;
}

/** How a whole splits into few parts: one bar and its legend with the figures. Put it in a ChartFrame. */
export function RatioBar({ parts, formatValue = String, link }: RatioBarProps) {
  const scope = useId();
  const total = parts.reduce((sum, part) => sum + Math.max(0, part.value), 0);
  let at = 0;
  const spans = parts.map((part, index) => {
    const width = total === 0 ? 0 : (Math.max(0, part.value) / total) * 100;
    const span = { key: part.key, index, at, width };
    at += width;
    return span;
  });
  return (
    <div className="grid grid-cols-1 gap-3">
      <svg aria-hidden="true" width="100%" height="20" className="rounded-full bg-[var(--track)]">
        <SeriesPatterns scope={scope} count={parts.length} />
        {spans.map((span) => (
          <rect
            key={span.key}
            x={`${span.at}%`}
            width={`${span.width}%`}
            height="20"
            fill={seriesFill(scope, span.index)}
            stroke="var(--surface)"
            strokeWidth={span.width > 0 ? 1.5 : 0}
          />
        ))}
      </svg>
      <SeriesLegend
        series={parts}
        values={Object.fromEntries(parts.map((part) => [part.key, formatValue(part.value)]))}
        link={link}
      />
    </div>
  );
}
