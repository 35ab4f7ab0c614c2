import * as z from 'zod/mini';

/** The spans that the analytics page can show. */
export const analyticsRanges = ['week', 'month', 'quarter', 'year'] as const;
export type AnalyticsRange = (typeof analyticsRanges)[number];

/** What the address bar says on the analytics page; anything unreadable falls back to "the month of today". */
export const analyticsSearchSchema = z.object({
  range: z.catch(z.optional(z.enum(analyticsRanges)), undefined),
  /** Any day inside the period, `YYYY-MM-DD`; absent means today. */
  at: z.catch(z.optional(z.iso.date()), undefined),
});
