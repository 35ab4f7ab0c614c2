/** Goals through time: what was meant on a day stays as it was, whatever is chosen later (domain rules §4.28). */
import type { LocalDate } from './calendar.ts';

/** The goals that hold from a day on, until the next change. */
export interface GoalChange {
  readonly validFrom: LocalDate;
  /** Minutes a day. */
  readonly dailyMinutes: number;
  /** Minutes a week. */
  readonly weeklyMinutes: number;
}

/** What holds for whoever never chose: ten minutes a day, seven times that a week. */
export const DEFAULT_GOALS: GoalChange = { validFrom: '0001-01-01', dailyMinutes: 10, weeklyMinutes: 70 };

/**
 * The goals of a day: those of the latest change that is not after it; before the first change, the first.
 * @param changes ascending by `validFrom`
 */
export function goalsOn(changes: readonly GoalChange[], date: LocalDate): GoalChange {
  return changes.findLast((change) => change.validFrom <= date) ?? changes[0] ?? DEFAULT_GOALS;
}
