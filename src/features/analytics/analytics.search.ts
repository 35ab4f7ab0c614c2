import { searchDate, searchWord } from '#src/config/search-values.ts';

/** The spans that the analytics page can show. */
export const analyticsRanges = ['week', 'month', 'quarter', 'year', 'all', 'custom'] as const;
export type AnalyticsRange = (typeof analyticsRanges)[number];

const compareWords = ['before'] as const;

export interface AnalyticsSearch {
  readonly range?: AnalyticsRange | undefined;
  /** Any day inside the period, `YYYY-MM-DD`; absent means today. */
  readonly at?: string | undefined;
  /** Ends of a span of one's own, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether the period before stands beside it. */
  readonly compare?: (typeof compareWords)[number] | undefined;
}

/** What the address bar says on the analytics page; anything unreadable falls back to "the month of today". */
export const analyticsSearchSchema = {
  parse: (search: Readonly<Record<string, unknown>>): AnalyticsSearch => ({
    range: searchWord(search.range, analyticsRanges),
    at: searchDate(search.at),
    from: searchDate(search.from),
    to: searchDate(search.to),
    compare: searchWord(search.compare, compareWords),
  }),
};
