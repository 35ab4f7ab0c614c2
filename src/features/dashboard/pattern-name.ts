import { isPatternName } from '#src/domain/patterns.ts';

/** A stored pattern as people read it: "Boxing", or the seconds of an own one. */
export function patternName(pattern: string): string {
  return isPatternName(pattern) ? pattern.charAt(0).toUpperCase() + pattern.slice(1) : pattern;
}
