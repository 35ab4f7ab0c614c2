import { cycleSeconds, phasesOf } from '#src/domain/patterns.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { goalBonus } from '#src/domain/xp.ts';
import type { SessionClock } from './session-clock.ts';

/** What a session is begun with. */
export interface SessionPlan {
  /** A shipped name or "in-hold-out-hold". */
  readonly pattern: string;
  /** `null` for an open session. */
  readonly goalMinutes: number | null;
}

/** Breathing for less than this was a slip of the finger; it isn't written down. */
export const shortestMs = 10_000;
/** A session with the goal of one minute ends itself, as in the extension (domain rules §1.3). */
const microGoalMinutes = 1;

/** Breath cycles that were breathed to their end; 0 for a pattern without any length. */
export function cyclesIn(pattern: string, activeMs: number): number {
  const phases = phasesOf(pattern);
  const lengthMs = phases === null ? 0 : cycleSeconds(phases) * 1000;
  return lengthMs === 0 ? 0 : Math.floor(activeMs / lengthMs);
}

/** Whether this session ends by itself now. */
export function endsItself(plan: SessionPlan, clock: SessionClock): boolean {
  return plan.goalMinutes === microGoalMinutes && clock.activeMs >= microGoalMinutes * 60_000;
}

/** The extension's kind of id: "sess-" and the start in epoch milliseconds. */
export const sessionIdOf = (clock: SessionClock): string => `sess-${String(clock.startedAt).padStart(13, '0')}`;

/**
 * The session as it is written down, were it to end now. Its end is the start plus what passed since, so that a clock
 * that was set back never makes a session end before it began.
 * @param timeZone IANA zone of capture
 */
export function sessionRowOf(plan: SessionPlan, clock: SessionClock, timeZone: string): SessionRow {
  const activeMs = Math.floor(clock.activeMs);
  const endedAt = clock.startedAt + Math.ceil(clock.elapsedMs);
  return {
    id: sessionIdOf(clock),
    startedAt: new Date(clock.startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    activeMs,
    cycles: cyclesIn(plan.pattern, activeMs),
    ...(plan.goalMinutes === null ? {} : { goalMinutes: plan.goalMinutes }),
    goalBonusXP: goalBonus(activeMs, plan.goalMinutes),
    pattern: plan.pattern,
    timeZone,
  };
}
