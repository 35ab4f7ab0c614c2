import { type ReactNode, useId } from 'react';
import { type Series, type SeriesStyle, seriesStyle } from './series.ts';

/** The fill of a series within an SVG whose {@link SeriesPatterns} has the same `scope`. */
export function seriesFill(scope: string, index: number): string {
  const style = seriesStyle(index);
  return style.pattern === 'solid' ? style.color : `url(#${scope}-${style.pattern})`;
}

/** The `<defs>` with the patterns of all series. `scope` keeps ids apart between charts: take it from `useId`. */
export function SeriesPatterns({ scope, count }: { readonly scope: string; readonly count: number }) {
  return (
    <defs>
      {Array.from({ length: Math.min(count, 4) }, (_, index) => seriesStyle(index)).map((style) => (
        <Pattern key={style.pattern} scope={scope} style={style} />
      ))}
    </defs>
  );
}

function Pattern({ scope, style }: { readonly scope: string; readonly style: SeriesStyle }) {
  if (style.pattern === 'solid') return null;
  const mark = 'var(--surface)';
  return (
    <pattern id={`${scope}-${style.pattern}`} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill={style.color} />
      {style.pattern === 'diagonal' && (
        <path d="M-1 1 1-1M-1 7 7-1M5 7 7 5" stroke={mark} strokeWidth="1" strokeOpacity="0.6" />
      )}
      {style.pattern === 'dots' && <circle cx="3" cy="3" r="1.1" fill={mark} fillOpacity="0.75" />}
      {style.pattern === 'cross' && <path d="M0 3h6M3 0v6" stroke={mark} strokeWidth="0.8" strokeOpacity="0.55" />}
    </pattern>
  );
}

/** The legend: each series' mark as it is drawn, with its name and, if given, its value. */
export function SeriesLegend({
  series,
  values,
  link,
}: {
  readonly series: readonly Series[];
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Makes the name of a series lead to what is behind it. */
  readonly link?: ((key: string, words: string) => ReactNode) | undefined;
}) {
  const scope = useId();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-caption text-muted">
      {series.map((entry, index) => (
        <li key={entry.key} className="inline-flex items-center gap-2">
          <svg aria-hidden="true" width="14" height="14" className="shrink-0">
            <SeriesPatterns scope={`${scope}-${entry.key}`} count={4} />
            <rect width="14" height="14" rx="4" fill={seriesFill(`${scope}-${entry.key}`, index)} />
          </svg>
          <span>{link?.(entry.key, entry.label) ?? entry.label}</span>
          {values?.[entry.key] !== undefined && (
            <span className="tabular font-medium text-ink">{values[entry.key]}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
