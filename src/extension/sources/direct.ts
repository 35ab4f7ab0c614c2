import { normaliseExport } from '#src/domain/snapshots.ts';
import { isRecord } from '../client/http.ts';
import type { LiveSession } from '../client/live.ts';
import type { BreathMasterSyncApi, Receipt } from './api.ts';
import type { Source, SourceSink } from './source.ts';

interface DirectOptions {
  readonly now: () => number;
  /** Why nothing may be taken now; null when all consents hold. Asked at every call. */
  readonly refusal: () => Exclude<Receipt, { kept: true }>['reason'] | null;
  /** Hears of every set of statistics, whether it may be sent or not; nothing of it leaves the computer by this. */
  readonly onStats: (stats: object) => void;
}

interface DirectSource extends Source {
  readonly api: BreathMasterSyncApi;
  /** Asks whoever listens for a full set of statistics. */
  askForSnapshot(): void;
}

function liveSession(session: unknown): LiveSession | null {
  if (!isRecord(session)) return null;
  const { state, id, startedAt, activeMs, goalMinutes, pattern } = session;
  if (state !== 'running' && state !== 'paused' && state !== 'ended') return null;
  if (typeof id !== 'string' || typeof startedAt !== 'string' || typeof activeMs !== 'number') return null;
  return {
    state,
    clientSessionId: id,
    startedAt,
    activeMs,
    ...(typeof goalMinutes === 'number' ? { goalMinutes } : {}),
    ...(typeof pattern === 'string' ? { pattern } : {}),
  };
}

/** The fast path: Breath Master itself tells, through the API that this extension exports. */
export function createDirectSource(options: DirectOptions): DirectSource {
  let sink: SourceSink | null = null;
  const listeners = new Set<() => void>();
  const take = async (give: (to: SourceSink) => Promise<void>): Promise<Receipt> => {
    const reason = options.refusal();
    if (reason !== null) return { kept: false, reason };
    if (sink === null) return { kept: false, reason: 'not_connected' };
    try {
      await give(sink);
      return { kept: true };
    } catch {
      // The sink has said what is wrong with the disk; the caller only needs to know that it is not kept.
      return { kept: false, reason: 'not_written' };
    }
  };
  return {
    kind: 'direct',
    start(to) {
      sink = to;
      return Promise.resolve();
    },
    read: () => Promise.resolve(null),
    stop() {
      sink = null;
      return Promise.resolve();
    },
    askForSnapshot() {
      for (const listener of listeners) {
        // Somebody else's listener must not end ours.
        try {
          listener();
        } catch {}
      }
    },
    api: {
      version: 1,
      async recordSession(session) {
        if (!isRecord(session)) return { kept: false, reason: 'unreadable' };
        const row = { ...session };
        return take((to) => to.session(row));
      },
      reportLive(session) {
        const live = liveSession(session);
        if (live !== null && options.refusal() === null) sink?.live(live);
      },
      async reportSnapshot(stats) {
        if (!isRecord(stats)) return { kept: false, reason: 'unreadable' };
        options.onStats(stats);
        const exportDate = new Date(options.now()).toISOString();
        const reading = normaliseExport({ exportDate, breathMaster: { meditation: stats } });
        if (!reading.ok) return { kept: false, reason: 'unreadable' };
        return take((to) => to.state(reading.value));
      },
      onSnapshotWanted(listener) {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    },
  };
}
