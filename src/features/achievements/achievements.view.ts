import { compareDates } from '#src/domain/calendar.ts';
import type { Achievement } from './achievements.types.ts';

/** Who hides days in a row sees no badge that counts them. */
export function visibleBadges(badges: readonly Achievement[], showRuns: boolean): Achievement[] {
  return badges.filter((badge) => showRuns || badge.metric !== 'run');
}

/** Earned ones, latest first. */
export function earnedBadges(badges: readonly Achievement[]): Achievement[] {
  return badges
    .filter((badge) => badge.earned_on !== null)
    .sort((a, b) => compareDates(b.earned_on ?? '', a.earned_on ?? ''));
}

/** Earned ones that the person was not told of yet. */
export function newBadges(badges: readonly Achievement[]): Achievement[] {
  return earnedBadges(badges).filter((badge) => !badge.noted);
}
