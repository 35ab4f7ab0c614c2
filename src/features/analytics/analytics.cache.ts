import { compareDates } from '#src/domain/calendar.ts';

/** The least that a day's row needs to be kept fresh. */
interface Dated {
  readonly local_date: string;
  readonly sessions: number;
}

/** Days of one period as they stand in the query cache. */
export interface DaysState<Day extends Dated> {
  readonly from: string;
  readonly to: string;
  /** Ascending by date, one row a day. */
  readonly days: readonly Day[];
  /** Version of the person's totals that last wrote each day that came live. */
  readonly versions: Readonly<Record<string, number>>;
}

/** The same period with newer days laid over it; days of older versions and of other periods are ignored. */
export function patchDays<Day extends Dated>(
  state: DaysState<Day>,
  version: number,
  incoming: readonly Day[],
): DaysState<Day> {
  const fresh = incoming.filter(
    (day) =>
      day.local_date >= state.from && day.local_date <= state.to && version > (state.versions[day.local_date] ?? 0),
  );
  if (fresh.length === 0) return state;
  const replaced = new Set(fresh.map((day) => day.local_date));
  const days = [
    ...state.days.filter((day) => !replaced.has(day.local_date)),
    ...fresh.filter((day) => day.sessions > 0),
  ];
  days.sort((a, b) => compareDates(a.local_date, b.local_date));
  const versions = { ...state.versions };
  for (const date of replaced) versions[date] = version;
  return { ...state, days, versions };
}

/**
 * What to keep when a load ends: the loaded days, but those that came live after the load began win,
 * because the answer may have been read before them.
 */
export function mergeLoadedDays<Day extends Dated>(
  before: DaysState<Day> | undefined,
  loaded: DaysState<Day>,
  now: DaysState<Day> | undefined,
): DaysState<Day> {
  if (now === undefined) return loaded;
  let merged = { ...loaded, versions: now.versions };
  for (const [date, version] of Object.entries(now.versions)) {
    if (version <= (before?.versions[date] ?? 0)) continue;
    const day = now.days.find((row) => row.local_date === date);
    merged = {
      ...merged,
      days: [...merged.days.filter((row) => row.local_date !== date), ...(day === undefined ? [] : [day])].toSorted(
        (a, b) => compareDates(a.local_date, b.local_date),
      ),
    };
  }
  return merged;
}
