import { create } from 'zustand';
import { onSignedOut } from '#src/backend/auth-session.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { readClocks, zoneHere } from './clocks.ts';
import { dropDraft, noteDraft } from './draft.ts';
import { end, keepSleep, leaveSleepOut, pause, resume, type SessionClock, startClock, tick } from './session-clock.ts';
import { takePlace } from './session-lock.ts';
import { endsItself, type SessionPlan, sessionRowOf, shortestMs } from './session-row.ts';

/** What only this tab knows: whether somebody breathes here, and how far they are. */
export type Breathing =
  | { readonly stage: 'ready' /** Another tab has the place. */; readonly elsewhere: boolean }
  | { readonly stage: 'breathing'; readonly plan: SessionPlan; readonly clock: SessionClock }
  | {
      readonly stage: 'ended';
      readonly plan: SessionPlan;
      readonly row: SessionRow;
      /** Whether it was long enough to be written down. */
      readonly counts: boolean;
    };

const ready: Breathing = { stage: 'ready', elsewhere: false };

export const breathingStore = create<Breathing>(() => ready);

let release: (() => void) | null = null;

function freePlace(): void {
  release?.();
  release = null;
  dropDraft();
}

const set = (next: Breathing): void => breathingStore.setState(next, true);

/** Begins a session, unless one runs here or in another tab. */
export async function begin(plan: SessionPlan): Promise<void> {
  if (breathingStore.getState().stage === 'breathing' || release !== null) return;
  release = await takePlace();
  set(
    release === null
      ? { stage: 'ready', elsewhere: true }
      : { stage: 'breathing', plan, clock: startClock(readClocks()) },
  );
}

/** Changes the running clock; does nothing while nobody breathes. */
function change(move: (clock: SessionClock) => SessionClock): void {
  const now = breathingStore.getState();
  if (now.stage === 'breathing') set({ ...now, clock: move(now.clock) });
}

/** Brings the clock up to now and notes the session; ends it where it ends itself. */
export function beat(): void {
  change((clock) => tick(clock, readClocks()));
  const now = breathingStore.getState();
  if (now.stage !== 'breathing') return;
  if (endsItself(now.plan, now.clock)) finish();
  else if (now.clock.activeMs >= shortestMs) noteDraft(sessionRowOf(now.plan, now.clock, zoneHere()));
}

/** Pauses what runs and resumes what is paused. */
export function togglePause(): void {
  const now = readClocks();
  change((clock) => (clock.state === 'running' ? pause(clock, now) : resume(clock, now)));
}

/** Answers whether a long silence was breathing time. */
export function answerSleep(counts: boolean): void {
  change(counts ? keepSleep : leaveSleepOut);
}

/** Ends the session. Returns it when it is long enough to be written down. */
export function finish(): SessionRow | null {
  const now = breathingStore.getState();
  if (now.stage !== 'breathing') return null;
  const row = sessionRowOf(now.plan, end(now.clock, readClocks()), zoneHere());
  const counts = row.activeMs >= shortestMs;
  freePlace();
  set({ stage: 'ended', plan: now.plan, row, counts });
  return counts ? row : null;
}

/** Forgets the session, or its end, and is ready for another. */
export function startOver(): void {
  if (breathingStore.getState().stage === 'breathing') freePlace();
  set(ready);
}

onSignedOut(() => {
  freePlace();
  set(ready);
});
