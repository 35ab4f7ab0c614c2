import { create } from 'zustand';

/** After this long without a word from a device, its session is forgotten. */
const silenceMs = 45_000;

/** A session that a device says is going on, with the local time at which it said so. */
export interface LiveSession {
  readonly deviceId: string;
  readonly sessionId: string;
  /** An ended one is kept until it is forgotten, so that a late report does not bring it back. */
  readonly state: 'running' | 'paused' | 'ended';
  readonly activeMs: number;
  readonly goalMinutes: number | null;
  readonly pattern: string | null;
  /** Device time of the report, epoch ms; orders reports of one device. */
  readonly reportedAt: number;
  /** Local time of its arrival, epoch ms. */
  readonly heardAt: number;
}

/** One `live_session` event as it comes. */
export interface LiveReport {
  readonly device_id: string;
  readonly state: 'running' | 'paused' | 'ended';
  readonly client_session_id: string;
  readonly active_ms: number;
  readonly goal_minutes?: number | null | undefined;
  readonly pattern?: string | null | undefined;
  readonly at: string;
}

type LiveMap = Readonly<Record<string, LiveSession>>;

/** The map after one report heard at `now`; reports that are older than the one known are ignored. */
export function hear(live: LiveMap, report: LiveReport, now: number): LiveMap {
  const known = live[report.device_id];
  const reportedAt = Date.parse(report.at);
  if (known !== undefined && reportedAt < known.reportedAt) return live;
  return {
    ...live,
    [report.device_id]: {
      deviceId: report.device_id,
      sessionId: report.client_session_id,
      state: report.state,
      activeMs: report.active_ms,
      goalMinutes: report.goal_minutes ?? null,
      pattern: report.pattern ?? null,
      reportedAt,
      heardAt: now,
    },
  };
}

/** The map without the sessions that have been silent for too long. */
export function forgetSilent(live: LiveMap, now: number): LiveMap {
  const heard = Object.entries(live).filter(([, session]) => now - session.heardAt < silenceMs);
  return heard.length === Object.keys(live).length ? live : Object.fromEntries(heard);
}

/** Sessions that are going on. */
export function ongoing(live: LiveMap): LiveSession[] {
  return Object.values(live).filter((session) => session.state !== 'ended');
}

/** The map after sessions were recorded: what is written down is no longer going on. */
export function settle(live: LiveMap, recorded: readonly { readonly client_session_id: string }[]): LiveMap {
  const ids = new Set(recorded.map((session) => session.client_session_id));
  const entries = Object.entries(live);
  if (!entries.some(([, session]) => session.state !== 'ended' && ids.has(session.sessionId))) return live;
  return Object.fromEntries(
    entries.map(([device, session]) => [
      device,
      ids.has(session.sessionId) ? { ...session, state: 'ended' as const } : session,
    ]),
  );
}

/** Active time to show at `now`: the reported one, going on by this tab's own clock while running. */
export function activeMsAt(session: LiveSession, now: number): number {
  return session.state === 'running' ? session.activeMs + Math.max(0, now - session.heardAt) : session.activeMs;
}

/** What only this tab knows: who is breathing right now. Never stored. */
export const useLiveSessions = create<{ readonly live: LiveMap }>(() => ({ live: {} }));

/** Takes in a report. */
export function reportLive(report: LiveReport, now: number = Date.now()): void {
  useLiveSessions.setState((state) => ({ live: hear(state.live, report, now) }));
}

/** Takes in what was recorded. */
export function settleLive(recorded: readonly { readonly client_session_id: string }[]): void {
  useLiveSessions.setState((state) => {
    const live = settle(state.live, recorded);
    return live === state.live ? state : { live };
  });
}

/** Forgets silent devices. */
export function sweepLive(now: number = Date.now()): void {
  useLiveSessions.setState((state) => {
    const live = forgetSilent(state.live, now);
    return live === state.live ? state : { live };
  });
}

/** Forgets everything (another person, or the page is left). */
export function clearLive(): void {
  useLiveSessions.setState({ live: {} });
}
