import { formatNumber } from './format.ts';
import type { GrowthRingsProps } from './growth-rings.types.ts';
import { uiTexts } from './ui.texts.ts';

/** The text alternative: "34 weeks of rings; this week 62 minutes over 5 days." */
export function growthRingsText({
  weeks,
  olderWeeks = 0,
  live = false,
}: Pick<GrowthRingsProps, 'weeks' | 'olderWeeks' | 'live'>): string {
  const last = weeks.at(-1);
  if (last === undefined) return uiTexts.ringsSeed;
  return [
    uiTexts.rings(weeks.length, formatNumber(last.minutes), last.days),
    ...(olderWeeks > 0 ? [uiTexts.ringsOlder(olderWeeks)] : []),
    ...(live ? [uiTexts.ringsLive] : []),
  ].join(' ');
}
