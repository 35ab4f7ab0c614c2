const labelHeight = 13;
const air = 4;

/** A round number at or a little above the greatest value, so that bars never touch the upper edge. */
export function niceTop(greatest: number): number {
  if (greatest <= 0) return 10;
  const magnitude = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * magnitude >= greatest) ?? 10;
  return step * magnitude;
}

export interface LabelPlace {
  /** The text's baseline, in pixels from the top. */
  readonly baseline: number;
  /** Whether it stands within the bar. */
  readonly inside: boolean;
}

/**
 * Where a bar's value stands so that it never sits on the goal line: above the bar; when the line would cross it there,
 * above the line when that is near, otherwise within the bar's top.
 */
export function labelPlace({
  barTop,
  barHeight,
  goalY,
}: {
  readonly barTop: number;
  readonly barHeight: number;
  readonly goalY: number | null;
}): LabelPlace {
  const above = { baseline: barTop - air, inside: false };
  if (goalY === null || !crosses(above.baseline, goalY)) return above;
  const within = { baseline: barTop + labelHeight + air, inside: true };
  if (barHeight >= labelHeight + 2 * air && !crosses(within.baseline, goalY)) return within;
  return { baseline: goalY - air, inside: false };
}

/** Whether a label with this baseline comes closer than a little air to the line. */
export function crosses(baseline: number, lineY: number): boolean {
  return lineY > baseline - labelHeight - 1 && lineY < baseline + air - 1;
}
