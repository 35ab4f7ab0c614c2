/** A day in its place: weeks are columns, weekdays rows. */
export interface CalendarCell {
  readonly date: string;
  readonly value: number;
  readonly column: number;
  readonly row: number;
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Places consecutive days; `weekStart` is the ISO weekday of the first row. */
export function calendarCells(
  days: readonly { readonly date: string; readonly value: number }[],
  weekStart: number,
): CalendarCell[] {
  const first = days[0];
  if (first === undefined) return [];
  const origin = dayNumber(first.date);
  // 1970-01-01 was a Thursday, ISO weekday 4.
  const offset = (((origin + 3 - (weekStart - 1)) % 7) + 7) % 7;
  return days.map(({ date, value }) => {
    const at = dayNumber(date) - origin + offset;
    return { date, value, column: Math.floor(at / 7), row: at % 7 };
  });
}

/** The first column of each month that has room for its name: `[column, date]`. */
export function monthColumns(cells: readonly CalendarCell[]): { readonly column: number; readonly date: string }[] {
  const marks: { column: number; date: string }[] = [];
  let month = '';
  for (const cell of cells) {
    if (cell.date.slice(0, 7) === month) continue;
    month = cell.date.slice(0, 7);
    const before = marks.at(-1);
    if (before !== undefined && cell.column - before.column < 3) marks.pop();
    marks.push({ column: cell.column, date: cell.date });
  }
  return marks;
}

/** Where a key leads from a day: a week for left and right, a day for up and down, the ends for Home and End. */
export function calendarTarget(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = { ArrowRight: 7, ArrowLeft: -7, ArrowDown: 1, ArrowUp: -1 };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  const next = at + step;
  return next < 0 || next >= count ? at : next;
}
