import { searchDate, searchText, searchUuid, searchWhole, searchWord } from '#src/config/search-values.ts';

/** Whether a session's own goal was reached, missed, or never set. */
export const goalFilters = ['reached', 'missed', 'none'] as const;

/** Whether a pledge that was open was kept. */
export const pledgeFilters = ['honored', 'missed'] as const;

/** Patterns to choose from; `unknown` are sessions whose device did not say. */
export const patternFilters = ['chill', 'medium', 'active', 'boxing', 'relaxing', 'unknown'] as const;

export interface SessionsSearch {
  readonly device?: string | undefined;
  readonly pattern?: string | undefined;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly goal?: (typeof goalFilters)[number] | undefined;
  /** Hour of the start where it was made, 0–23. */
  readonly hour?: number | undefined;
  /** ISO weekday of the practice date, 1–7. */
  readonly weekday?: number | undefined;
  readonly pledge?: (typeof pledgeFilters)[number] | undefined;
}

/** What the address bar says on the sessions page; what cannot be read is left out. */
export const sessionsSearchSchema = {
  parse: (search: Readonly<Record<string, unknown>>): SessionsSearch => ({
    device: searchUuid(search.device),
    pattern: searchText(search.pattern, 40),
    from: searchDate(search.from),
    to: searchDate(search.to),
    goal: searchWord(search.goal, goalFilters),
    hour: searchWhole(search.hour, 0, 23),
    weekday: searchWhole(search.weekday, 1, 7),
    pledge: searchWord(search.pledge, pledgeFilters),
  }),
};

/** Whether anything is filtered. */
export function isFiltered(search: SessionsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
