import type { GrowthWeek } from './growth-rings.geometry.ts';

export interface GrowthRingsProps {
  /** Oldest first, without gaps (a week of rest has 0 minutes); the last one is the current week. */
  readonly weeks: readonly GrowthWeek[];
  /** The user's id: no two trees are alike. */
  readonly seed: string;
  /** large: dashboard, with the level; small: beside names (32 px); seed: before the first ring. */
  readonly size?: 'large' | 'small' | 'seed' | undefined;
  readonly todayMinutes?: number | undefined;
  /** A session is running: the bark is in the colour of what lives, and grows with `todayMinutes`. */
  readonly live?: boolean | undefined;
  /** Stands in the heart (large only). */
  readonly level?: number | undefined;
  /** Below the level; "level" by default. */
  readonly levelLabel?: string | undefined;
  /** Weeks before the first of `weeks`, merged in the heartwood. */
  readonly olderWeeks?: number | undefined;
  readonly className?: string | undefined;
}
