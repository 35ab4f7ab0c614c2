import type { PhaseMoment } from '#src/domain/patterns.ts';

const touches: Record<PhaseMoment['phase'], number[]> = {
  inhale: [40],
  holdIn: [15],
  exhale: [25, 90, 25],
  holdOut: [15],
  hold: [],
};

/** Whether this device can vibrate, as far as the browser says. */
export const canVibrate = (): boolean => 'vibrate' in navigator;

/** The short touch with which a phase begins. */
export function touchFor(phase: PhaseMoment['phase']): void {
  if (canVibrate()) navigator.vibrate(touches[phase]);
}
