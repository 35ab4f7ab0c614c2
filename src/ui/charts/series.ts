import type { ReactNode } from 'react';

/** A data series' place in the fixed order; each has its colour and its pattern, so that neither is needed alone. */
type SeriesTone = 'primary' | 'bark' | 'autumn' | 'lake';
type SeriesPattern = 'solid' | 'diagonal' | 'dots' | 'cross';

export interface SeriesStyle {
  readonly tone: SeriesTone;
  /** A CSS colour. */
  readonly color: string;
  readonly pattern: SeriesPattern;
}

/** The order in which series take their style: first, second, third, fourth. */
export const seriesStyles: readonly [SeriesStyle, SeriesStyle, SeriesStyle, SeriesStyle] = [
  { tone: 'primary', color: 'var(--primary)', pattern: 'solid' },
  { tone: 'bark', color: 'var(--bark)', pattern: 'diagonal' },
  { tone: 'autumn', color: 'var(--autumn)', pattern: 'dots' },
  { tone: 'lake', color: 'var(--lake)', pattern: 'cross' },
];

/** The style of the series at a place; places beyond the fourth start again. */
export function seriesStyle(index: number): SeriesStyle {
  return seriesStyles[index % seriesStyles.length] ?? seriesStyles[0];
}

/** One named series of a stacked chart, a ratio bar or a legend. */
export interface Series {
  readonly key: string;
  readonly label: string;
}

/** A chart's table twin: in each row a header cell, then the other cells. Numbers are written in the reader's way. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly (string | number)[]>;
  /** Makes the header cell of a row lead to what is behind it. */
  readonly link?: ((row: number, words: string) => ReactNode) | undefined;
}
