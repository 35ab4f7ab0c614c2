/**
 * The clock of one session, pure. Time is wall clock, as in the extension (domain rules §1.3): a hidden tab, a locked
 * screen and a sleeping machine go on counting. Unlike there, a clock that is set back takes nothing away, and a long
 * silence is remembered, so that the person can leave it out.
 */

/** The browser's two clocks at one moment, in milliseconds. */
export interface Reading {
  /** `Date.now()`: what the session is dated by; may be set, forwards and back. */
  readonly wall: number;
  /** `performance.now()`: never goes back, but may stand still while the machine sleeps. */
  readonly mono: number;
}

export interface SessionClock {
  readonly state: 'running' | 'paused' | 'ended';
  /** Start, epoch ms. */
  readonly startedAt: number;
  /** Since the start, pauses included, ms. */
  readonly elapsedMs: number;
  /** Spent breathing, ms. */
  readonly activeMs: number;
  /** Silence that counted as breathing and may yet be left out, ms; 0 when there is nothing to ask. */
  readonly sleptMs: number;
  readonly last: Reading;
}

/** The wall clock may differ this much from the other one before we take it for a sleep or a set clock. */
const driftMs = 1_000;
/** Browsers wake a hidden page at least once a minute: a longer silence means that the page or the machine slept. */
export const silenceMs = 90_000;

/** A clock that begins to run now. */
export function startClock(now: Reading): SessionClock {
  return { state: 'running', startedAt: Math.round(now.wall), elapsedMs: 0, activeMs: 0, sleptMs: 0, last: now };
}

/** Milliseconds that really passed between two readings; never negative. */
function passedBetween(last: Reading, now: Reading): number {
  const mono = Math.max(0, now.mono - last.mono);
  const wall = now.wall - last.wall;
  // The steady clock counts, except where it stood still: rounding of the other one would add up.
  return wall - mono > driftMs ? wall : mono;
}

/** The clock at a moment. Call it often: what lies between two calls is all that can be told apart. */
export function tick(clock: SessionClock, now: Reading): SessionClock {
  if (clock.state === 'ended') return clock;
  const passed = passedBetween(clock.last, now);
  const elapsedMs = clock.elapsedMs + passed;
  if (clock.state === 'paused') return { ...clock, elapsedMs, last: now };
  return {
    ...clock,
    elapsedMs,
    activeMs: clock.activeMs + passed,
    sleptMs: clock.sleptMs + (passed > silenceMs ? passed : 0),
    last: now,
  };
}

/** Stops counting; does nothing unless it runs. */
export function pause(clock: SessionClock, now: Reading): SessionClock {
  return clock.state === 'running' ? { ...tick(clock, now), state: 'paused' } : clock;
}

/** Counts on; does nothing unless it is paused. */
export function resume(clock: SessionClock, now: Reading): SessionClock {
  return clock.state === 'paused' ? { ...tick(clock, now), state: 'running' } : clock;
}

/** Ends it for good. */
export function end(clock: SessionClock, now: Reading): SessionClock {
  return { ...tick(clock, now), state: 'ended' };
}

/** Takes the silence out of the breathing time, as if it had been a pause. */
export function leaveSleepOut(clock: SessionClock): SessionClock {
  return { ...clock, activeMs: Math.max(0, clock.activeMs - clock.sleptMs), sleptMs: 0 };
}

/** Keeps the silence as breathing time; there is nothing to ask any more. */
export function keepSleep(clock: SessionClock): SessionClock {
  return { ...clock, sleptMs: 0 };
}
