/** Rows as the extension writes them, for tests. */
import { goalBonus } from '#src/domain/xp.ts';

export interface RowFacts {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly activeMs?: number;
  readonly cycles?: number;
  readonly goalMinutes?: number;
  readonly pattern?: string;
  readonly timeZone?: string;
  /** Milliseconds from start to end; the active time when left out. */
  readonly span?: number;
}

/** A valid row with the given facts. */
export function sessionRow({ start, activeMs = 300_000, cycles = 0, goalMinutes = 5, span, ...more }: RowFacts) {
  return {
    id: `sess-${String(start).padStart(13, '0')}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + (span ?? activeMs)).toISOString(),
    activeMs,
    cycles,
    goalMinutes,
    goalBonusXP: goalBonus(activeMs, goalMinutes),
    ...more,
  };
}
