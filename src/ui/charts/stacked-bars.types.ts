import type { Series } from './series.ts';

export interface StackedBar {
  readonly key: string;
  readonly label: string;
  readonly longLabel?: string | undefined;
  /** Value by series key; what is missing is 0. */
  readonly values: Readonly<Record<string, number>>;
}

export interface StackedBarsProps {
  readonly data: readonly StackedBar[];
  /** From the base upwards; at most four. */
  readonly series: readonly Series[];
  /** In pixels; 220 by default. */
  readonly height?: number | undefined;
  readonly formatValue?: ((value: number) => string) | undefined;
  /** A bar was chosen by click or tap; the table twin offers the same as links. */
  readonly onSelect?: ((key: string) => void) | undefined;
}
