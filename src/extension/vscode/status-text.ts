import type { SourceProblem } from '../sources/source.ts';
import type { EngineView } from '../sync/engine-view.ts';
import type { Refusal } from './settings.ts';
import { texts } from './texts.ts';

/** All that the status bar is made of. */
export interface StatusFacts {
  readonly refusal: Refusal | null;
  readonly connected: boolean;
  readonly paused: boolean;
  /** The device is there, its key is not. */
  readonly keyMissing: boolean;
  /** The address in the settings is not the one that the device was paired at. */
  readonly otherAddress: boolean;
  readonly view: EngineView;
  readonly showLevel: boolean;
  readonly showStreak: boolean;
  readonly sourceProblem: SourceProblem | null;
}

interface StatusText {
  readonly icon: string;
  /** Short, beside the icon; '' when the icon is enough. */
  readonly text: string;
  readonly sentence: string;
}

const { status, tooltip } = texts;

function clock(time: number): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function moment(time: number, now: number): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  return isToday ? clock(time) : new Date(time).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}

function standing({ view, showLevel, showStreak }: StatusFacts): string {
  const parts = [
    showLevel && view.level !== null ? status.level(view.level) : '',
    showStreak && view.streakDays !== null ? status.streak(view.streakDays) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function sendingText(facts: StatusFacts): StatusText {
  const { state, sending } = facts.view;
  switch (state.name) {
    case 'idle':
      return { icon: 'check', text: standing(facts), sentence: tooltip.idle };
    case 'syncing':
      return {
        icon: 'sync~spin',
        text: sending === null ? '' : status.sending(sending.done, sending.total),
        sentence: tooltip.syncing,
      };
    case 'offline':
      return { icon: 'cloud-offline', text: status.offline, sentence: tooltip.offline };
    case 'rate_limited':
      return { icon: 'clock', text: status.waiting, sentence: tooltip.rateLimited };
    case 'signed_out':
      return { icon: 'debug-disconnect', text: status.notConnected, sentence: tooltip.signedOut };
    case 'consent_withdrawn':
      return { icon: 'lock', text: status.attention, sentence: tooltip.consentWithdrawn };
    case 'misconfigured':
      return { icon: 'warning', text: status.attention, sentence: tooltip.wrongAddress(state.reason) };
    case 'disk_full':
      return { icon: 'warning', text: status.attention, sentence: tooltip.diskFull };
    case 'disk_error':
      return { icon: 'warning', text: status.attention, sentence: tooltip.diskError(state.reason) };
  }
}

/** What the status bar says, the strongest reason first. */
export function statusText(facts: StatusFacts): StatusText {
  if (facts.refusal === 'sync_off') return { icon: 'circle-slash', text: status.off, sentence: tooltip.off };
  if (facts.refusal === 'local_only') return { icon: 'lock', text: status.local, sentence: tooltip.local };
  if (!facts.connected) return { icon: 'plug', text: status.notConnected, sentence: tooltip.notConnected };
  if (facts.keyMissing) return { icon: 'plug', text: status.notConnected, sentence: tooltip.noToken };
  if (facts.otherAddress) return { icon: 'warning', text: status.attention, sentence: tooltip.otherAddress };
  if (facts.paused) return { icon: 'debug-pause', text: status.paused, sentence: tooltip.paused };
  return sendingText(facts);
}

/** The sentences shown on hover. */
export function statusTooltip(facts: StatusFacts, now: number): string {
  const { view, sourceProblem } = facts;
  const retryAt = 'retryAt' in view.state ? view.state.retryAt : undefined;
  const lines = [
    statusText(facts).sentence,
    view.pending > 0 ? tooltip.waits(view.pending) : '',
    retryAt === undefined ? '' : tooltip.retry(clock(retryAt)),
    view.notAccepted > 0 ? tooltip.notAccepted(view.notAccepted) : '',
    view.lastSyncAt === null ? '' : tooltip.lastSync(moment(view.lastSyncAt, now)),
    sourceProblem === null ? '' : tooltip.automaticReading(texts.problem[sourceProblem.code]),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
