import { useEffect } from 'react';
import type { PhaseMoment, Phases } from '#src/domain/patterns.ts';
import { BreathSound, canSound } from './breath-sound.ts';
import { touchFor } from './touch.ts';
import { activeSecondsNow } from './use-moment.ts';

const writeEveryMs = 1_000;

/** Sounds the breath while it runs, if the person likes. */
export function useSound(phases: Phases, wanted: boolean, running: boolean): void {
  useEffect(() => {
    if (!wanted || !running || !canSound()) return;
    const sound = new BreathSound(phases);
    const follow = () => sound.follow(activeSecondsNow());
    follow();
    const timer = setInterval(() => sound.writeAhead(activeSecondsNow()), writeEveryMs);
    // A call or a sleep may have stopped the sound's own clock.
    document.addEventListener('visibilitychange', follow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
      sound.close();
    };
  }, [phases, wanted, running]);
}

/** Gives a short touch at each turn of the breath, if the person likes. */
export function useTouch(phase: PhaseMoment['phase'], cycle: number, wanted: boolean, running: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cycle makes each turn a turn, even in a pattern of one phase.
  useEffect(() => {
    if (wanted && running) touchFor(phase);
  }, [phase, cycle, wanted, running]);
}
