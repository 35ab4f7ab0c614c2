/** What the address of the page may say. */
export interface BreatheSearch {
  /** A goal to begin with, minutes; links use it ("Breathe for five minutes"). */
  readonly minutes?: number | undefined;
}

const longestGoal = 120;

/** Reads the address bar; what is no goal is left out. */
export function parseBreatheSearch(search: Readonly<Record<string, unknown>>): BreatheSearch {
  const minutes = Number(search.minutes);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestGoal ? { minutes } : {};
}
