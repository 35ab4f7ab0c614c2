export interface MinutesBar {
  /** Unique, e.g. the date. */
  readonly key: string;
  /** On the axis: "Mon", "12". */
  readonly label: string;
  /** On hover: "Monday 12 March". The label by default. */
  readonly longLabel?: string | undefined;
  readonly minutes: number;
  /** The same place of the period before, drawn pale behind. */
  readonly previousMinutes?: number | undefined;
  /** Today, or what the eye should find first. */
  readonly emphasised?: boolean | undefined;
  /** Not yet come: no base line, no value. */
  readonly future?: boolean | undefined;
}

export interface MinutesBarsProps {
  readonly data: readonly MinutesBar[];
  /** Draws a line at this height, with its label. */
  readonly goalMinutes?: number | undefined;
  /** In pixels; 200 by default. */
  readonly height?: number | undefined;
  /** How a value is written on hover ("12 minutes"). */
  readonly formatValue?: ((minutes: number) => string) | undefined;
  /** A bar was chosen by click or tap; the table twin offers the same as links. */
  readonly onSelect?: ((key: string) => void) | undefined;
  /** Words of the value on hover for `previousMinutes`, e.g. "the week before". */
  readonly previousLabel?: string | undefined;
}
