import type { Clock } from '../client/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that a test moves. */
export interface FakeClock extends Clock {
  /** Moves on, running what falls due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Milliseconds until each planned timer, soonest first. */
  planned(): number[];
  /** Sets the time of day by that much, forwards or back. Timers do not heed it, as the system's do not. */
  step(ms: number): void;
}

/** Lets everything that is ready run, file access and streams included. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createFakeClock(start = Date.parse('2026-03-02T08:00:00.000Z')): FakeClock {
  const timers = new Set<Timer>();
  let now = start;
  let stepped = 0;
  const due = (limit: number) =>
    [...timers].filter((timer) => timer.at <= limit).toSorted((one, other) => one.at - other.at)[0];
  return {
    now: () => now + stepped,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let timer = due(end); timer; timer = due(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = end;
    },
    step(ms) {
      stepped += ms;
    },
    planned: () => [...timers].map((timer) => timer.at - now).toSorted((one, other) => one - other),
  };
}
