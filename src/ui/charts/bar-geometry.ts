/** Where bars stand, for the still drawing and for Recharts alike: one must turn into the other without a jump. */

/** A bar's place within its column, in pixels from the column's left edge. */
export interface BarPlace {
  readonly offset: number;
  readonly size: number;
}

const categoryGap = 0.1;
const fullSize = (band: number, shares: number): number => {
  const size = band * shares;
  return size > 1 ? Math.round(size) : size;
};

/** The only bar of a column, as Recharts places it (a tenth of the column on each side). */
export function singleBar(band: number, widest: number): BarPlace {
  const full = fullSize(band, 1 - 2 * categoryGap);
  const size = Math.min(full, widest);
  return { offset: band * categoryGap + (full - size) / 2, size };
}

/** Either of two bars that stand one behind the other in the middle of their column, as Recharts places `barSize`s. */
export function coveringBar(band: number, widest: number): BarPlace {
  const size = Math.min(fullSize(band, 1 - 2 * categoryGap), widest);
  return { offset: Math.floor((band - size) / 2), size };
}

const leastLabelWidth = 32;
const letterWidth = 6.6;
const labelGap = 8;

/**
 * The columns that have room for their label below them, in a drawing of `plotWidth` pixels. Of columns in a row with
 * the same label (the weeks of a month) only the first one says it.
 */
export function labelledColumns(labels: readonly string[], plotWidth: number): number[] {
  const longest = Math.max(0, ...labels.map((label) => label.length));
  const room = Math.max(leastLabelWidth, longest * letterWidth + labelGap);
  const step = Math.ceil((room * labels.length) / plotWidth);
  const starts = labels.flatMap((label, at) => (label === labels[at - 1] ? [] : [at]));
  const runLength = (at: number) => (starts.find((start) => start > at) ?? labels.length) - at;
  const shown: number[] = [];
  for (const at of starts) {
    const before = shown.at(-1);
    if (before === undefined || at - before >= step) shown.push(at);
    // The last week of a month that opens a span gives way to the month that follows.
    else if (before === 0 && runLength(0) < runLength(at)) shown[0] = at;
  }
  return shown;
}

const roundSteps = [1, 2, 2.5, 5, 10];

/** Whole, round values from 0 to a top that no value exceeds, about `count` of them. */
export function roundTicks(greatest: number, count: number): readonly number[] {
  const rough = Math.max(greatest, 1) / (count - 1);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (roundSteps.find((candidate) => candidate * magnitude >= rough) ?? 10) * magnitude);
  const whole = Number.isInteger(step) ? step : step * 2;
  return Array.from({ length: Math.ceil(Math.max(greatest, 1) / whole) + 1 }, (_, at) => at * whole);
}
