import { z } from 'zod';

/** The spans that the analytics page can show. */
export const analyticsRanges = ['week', 'month', 'quarter', 'year'] as const;
export type AnalyticsRange = (typeof analyticsRanges)[number];

/** What the address bar says on the analytics page; anything unreadable falls back to "the month of today". */
export const analyticsSearchSchema = z.object({
  range: z.enum(analyticsRanges).optional().catch(undefined),
  /** Any day inside the period, `YYYY-MM-DD`; absent means today. */
  at: z.iso.date().optional().catch(undefined),
});
