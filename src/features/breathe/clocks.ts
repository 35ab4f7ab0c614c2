import type { Reading } from './session-clock.ts';

/** Both clocks of this browser, now. */
export const readClocks = (): Reading => ({ wall: Date.now(), mono: performance.now() });

/** The IANA zone that this browser is in. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
