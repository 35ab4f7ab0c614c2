import { isPatternName } from '#src/domain/patterns.ts';
import { dashboardTexts } from './dashboard.texts.ts';

/** A stored pattern as people read it: "Boxing", or the seconds of an own one. */
export function patternName(pattern: string): string {
  return isPatternName(pattern) ? dashboardTexts.patterns[pattern] : pattern;
}
