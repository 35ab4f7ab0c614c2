import { useEffect, useRef, useState } from 'react';
import { type PhaseMoment, type Phases, phaseAt } from '#src/domain/patterns.ts';
import { breathingStore } from './breathing-store.ts';
import { readClocks } from './clocks.ts';
import { tick } from './session-clock.ts';

/** Seconds breathed so far, up to this very moment. */
export function activeSecondsNow(): number {
  const now = breathingStore.getState();
  return now.stage === 'breathing' ? tick(now.clock, readClocks()).activeMs / 1000 : 0;
}

/** What is shown of a moment; it changes once a second, not once a frame. */
export interface ShownMoment {
  readonly phase: PhaseMoment['phase'];
  readonly secondsLeft: number;
  readonly cycle: number;
}

const shownOf = ({ phase, remaining, cycle }: PhaseMoment): ShownMoment => ({
  phase,
  secondsLeft: Math.ceil(remaining - 1e-6),
  cycle,
});

/**
 * Follows the breath frame by frame while it runs: `draw` is called with each frame's amplitude, and what is returned
 * changes only when its words do.
 */
export function useMoment(phases: Phases, running: boolean, draw: (amplitude: number) => void): ShownMoment {
  const [shown, setShown] = useState<ShownMoment>(() => shownOf(phaseAt(phases, activeSecondsNow())));
  const drawing = useRef(draw);
  drawing.current = draw;

  useEffect(() => {
    let frame = 0;
    const step = () => {
      const moment = phaseAt(phases, activeSecondsNow());
      drawing.current(moment.amplitude);
      const next = shownOf(moment);
      setShown((now) =>
        now.phase === next.phase && now.secondsLeft === next.secondsLeft && now.cycle === next.cycle ? now : next,
      );
      if (running) frame = requestAnimationFrame(step);
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [phases, running]);

  return shown;
}
