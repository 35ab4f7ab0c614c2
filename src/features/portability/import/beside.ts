import type { PortableChoices } from '#src/domain/portability.ts';
import { carryGoals } from '../api/carry-goals.ts';
import { carryPresets } from '../api/carry-presets.ts';

/** What comes along beside practice, as the person chose it. */
export interface BesideChoice {
  readonly presets: boolean;
  readonly goals: boolean;
}

/** What a file offers of it: nothing of the person's own is changed unless they ask, so goals stay out at first. */
export function besideOffer(beside: PortableChoices | null): { readonly presets: number; readonly goals: boolean } {
  return { presets: beside?.presets.length ?? 0, goals: (beside?.goals.length ?? 0) > 0 };
}

/** Brings it in; doing it again changes nothing. Resolves to how many patterns there was no room for. Throws an `AppError`. */
export async function bringBeside(
  userId: string,
  beside: PortableChoices | null,
  choice: BesideChoice,
): Promise<number> {
  if (beside === null) return 0;
  const { preferences, goals, presets } = beside;
  if (choice.goals && goals.length > 0) {
    const now = {
      daily_goal_minutes: preferences.dailyGoalMinutes,
      weekly_goal_minutes: preferences.weeklyGoalMinutes,
    };
    const history = goals.map((goal) => ({
      valid_from: goal.validFrom,
      daily_goal_minutes: goal.dailyMinutes,
      weekly_goal_minutes: goal.weeklyMinutes,
    }));
    await carryGoals(userId, now, history);
  }
  return choice.presets ? carryPresets(presets) : 0;
}
