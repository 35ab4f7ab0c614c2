import { useEffect } from 'react';
import { reportLive } from './api/report-live.ts';
import { beat, breathingStore } from './breathing-store.ts';
import { zoneHere } from './clocks.ts';
import type { SessionClock } from './session-clock.ts';
import type { SessionPlan } from './session-row.ts';
import { useWakeLock } from './use-wake-lock.ts';

const beatMs = 1_000;
const reportMs = 15_000;

function report(plan: SessionPlan, clock: SessionClock): void {
  // Live reports are a courtesy: without a network there is nobody to tell.
  void reportLive(plan, clock, zoneHere()).catch(() => undefined);
}

/** Keeps the running session's clock, note and live report current, and the screen on. */
export function useUpkeep(plan: SessionPlan, state: SessionClock['state'], shareLive: boolean): void {
  useWakeLock(state === 'running');

  useEffect(() => {
    const timer = setInterval(beat, beatMs);
    document.addEventListener('visibilitychange', beat);
    window.addEventListener('pagehide', beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
      window.removeEventListener('pagehide', beat);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: pausing and going on is reported at once.
  useEffect(() => {
    if (!shareLive) return;
    const tell = () => {
      const now = breathingStore.getState();
      if (now.stage === 'breathing') report(now.plan, now.clock);
    };
    tell();
    const timer = setInterval(tell, reportMs);
    return () => clearInterval(timer);
  }, [shareLive, state]);

  useEffect(() => {
    if (!shareLive) return;
    return breathingStore.subscribe((now, before) => {
      if (before.stage === 'breathing' && now.stage !== 'breathing') report(plan, { ...before.clock, state: 'ended' });
    });
  }, [plan, shareLive]);
}
