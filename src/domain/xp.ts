/** XP of a session (domain rules §1.5). Pledges, streaks and levels pay nothing. */

const MS_PER_GOAL_MINUTE = 60_000;
const MS_PER_BONUS_POINT = 120_000;

/**
 * The bonus for moving toward a goal: half a point per active minute up to the goal, rounded half up.
 * Whole-number arithmetic, so that SQL and every browser agree to the point.
 * @param activeMs active time in milliseconds; below zero counts as zero
 * @param goalMinutes the session's goal; null, zero or less means that no goal was set
 */
export function goalBonus(activeMs: number, goalMinutes: number | null): number {
  if (goalMinutes === null || goalMinutes <= 0) {
    return 0;
  }
  const towardGoal = Math.min(Math.max(0, activeMs), goalMinutes * MS_PER_GOAL_MINUTE);
  return Math.floor((towardGoal + MS_PER_GOAL_MINUTE) / MS_PER_BONUS_POINT);
}

/** What one session earned by itself: a point per counted cycle, and its goal bonus. */
export function sessionXp(session: { readonly cycles: number; readonly goalBonusXP?: number | null }): number {
  return session.cycles + (session.goalBonusXP ?? 0);
}

/** Whether the active time reached the goal; false when no goal was set. */
export function reachedGoal(activeMs: number, goalMinutes: number | null): boolean {
  return goalMinutes !== null && goalMinutes > 0 && activeMs >= goalMinutes * MS_PER_GOAL_MINUTE;
}
