/** The shipped level ladder (domain rules §1.5). A level is always computed from XP, never taken from a client. */

/** One step of the ladder; `threshold` is the XP at which it begins. */
export interface Level {
  readonly level: number;
  readonly title: string;
  readonly icon: string;
  readonly threshold: number;
}

/** Where an amount of XP stands on the ladder. */
export interface LevelProgress {
  readonly level: number;
  readonly title: string;
  readonly icon: string;
  readonly threshold: number;
  /** XP gained since this level began; at the last level it keeps growing. */
  readonly xpIntoLevel: number;
  /** XP from the beginning of this level to the next one; null at the last level. */
  readonly xpOfLevel: number | null;
  /** XP still to go; null at the last level. */
  readonly xpToNext: number | null;
  /** Whole percent, 0 to 100; 100 at the last level. */
  readonly progressPercent: number;
  /** The level that follows; null at the last one. */
  readonly next: Level | null;
}

const FIRST: Level = { level: 1, title: 'Mindful Rookie', icon: '🌱', threshold: 0 };

/** All levels, lowest first. */
export const LEVELS: readonly Level[] = [
  FIRST,
  { level: 2, title: 'Breathing Novice', icon: '🌿', threshold: 50 },
  { level: 3, title: 'Calm Coder', icon: '🍃', threshold: 150 },
  { level: 4, title: 'Zen Developer', icon: '🌳', threshold: 300 },
  { level: 5, title: 'Mindful Master', icon: '✨', threshold: 500 },
  { level: 6, title: 'Breathing Sage', icon: '🧘', threshold: 750 },
  { level: 7, title: 'Code Mystic', icon: '⭐', threshold: 1000 },
  { level: 8, title: 'Breath Master', icon: '🌌', threshold: 1500 },
];

/**
 * The level that an amount of XP reaches, and the way to the next one.
 * XP below zero (two windows of an editor can leave that) counts as zero; there is no upper bound.
 * @throws RangeError when `xp` is not a finite number
 */
export function levelOf(xp: number): LevelProgress {
  if (!Number.isFinite(xp)) {
    throw new RangeError(`XP must be a finite number, got ${xp}`);
  }
  const amount = Math.max(0, xp);
  const current = LEVELS.reduce((best, level) => (level.threshold <= amount ? level : best), FIRST);
  const next = LEVELS.find((level) => level.threshold > amount) ?? null;
  const xpIntoLevel = amount - current.threshold;
  if (next === null) {
    return { ...current, xpIntoLevel, xpOfLevel: null, xpToNext: null, progressPercent: 100, next };
  }
  const xpOfLevel = next.threshold - current.threshold;
  return {
    ...current,
    xpIntoLevel,
    xpOfLevel,
    xpToNext: next.threshold - amount,
    progressPercent: Math.round((xpIntoLevel / xpOfLevel) * 100),
    next,
  };
}
