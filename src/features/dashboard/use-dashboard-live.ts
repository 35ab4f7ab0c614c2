import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onSignedOut } from '#src/backend/auth-session.ts';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import type { UserEvents } from '#src/backend/user-events.ts';
import { announceArrival } from './arrivals.ts';
import { addSessions, applyTotals, type DashboardState, removeSessions } from './dashboard.cache.ts';
import { dashboardKeys } from './dashboard.keys.ts';
import { fullMinutes } from './dashboard.view.ts';
import { clearLive, reportLive, settleLive, sweepLive } from './live-sessions.ts';

const refetchWaitMs = 300;

/** The one writer of live events into the dashboard's cache entry. */
class DashboardCache {
  readonly #client: QueryClient;
  readonly #userId: string;
  #waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(client: QueryClient, userId: string) {
    this.#client = client;
    this.#userId = userId;
  }

  /** Loads again and throws what fails; a load that is under way starts over, since it may have been read too early. */
  refetch(): Promise<void> {
    return reload(this.#client, dashboardKeys.all(this.#userId), { throwOnError: true });
  }

  sessionsRecorded({ sessions }: UserEvents['sessions_recorded'], now = Date.now()): void {
    if (sessions === undefined) this.#refresh();
    else this.#patch((state) => addSessions(state, sessions, now));
  }

  sessionsDeleted({ ids }: UserEvents['sessions_deleted']): void {
    const shown = this.#state()?.recent.some((session) => ids.includes(session.id)) ?? false;
    this.#patch((state) => removeSessions(state, ids));
    // The list is shorter by these; the next older ones are only on the server.
    if (shown) this.#refresh();
  }

  totalsChanged({ totals, days }: UserEvents['totals_changed']): void {
    this.#patch((state) => applyTotals(state, totals, days ?? []));
    if (days === undefined) this.#refresh();
  }

  /**
   * The same in the background, a failure being the query's own state that the page shows. A large import tells of
   * each of its parts: what comes within the wait is one load.
   */
  #refresh(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      void reload(this.#client, dashboardKeys.all(this.#userId));
    }, refetchWaitMs);
  }

  /** Forgets a load that has not begun. */
  close(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  #state(): DashboardState | undefined {
    return this.#client.getQueryData<DashboardState>(dashboardKeys.today(this.#userId));
  }

  #patch(change: (state: DashboardState) => DashboardState): void {
    const state = this.#state();
    // Not loaded yet: the load that is under way may have missed this event.
    if (state === undefined) this.#refresh();
    else this.#client.setQueryData<DashboardState>(dashboardKeys.today(this.#userId), change(state));
  }
}

const sweepEveryMs = 5_000;

/** Keeps the dashboard current while it is open: events patch it, a reconnect loads it again. */
export function useDashboardLive(userId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const cache = new DashboardCache(client, userId);
    const stops = [
      onUserEvent('sessions_recorded', (payload) => {
        cache.sessionsRecorded(payload);
        settleLive(payload.sessions ?? []);
        const activeMs = (payload.sessions ?? []).reduce((sum, session) => sum + session.active_ms, 0);
        announceArrival(payload.count, fullMinutes(activeMs));
      }),
      onUserEvent('sessions_deleted', (payload) => cache.sessionsDeleted(payload)),
      onUserEvent('totals_changed', (payload) => cache.totalsChanged(payload)),
      onUserEvent('live_session', (payload) => reportLive(payload)),
      onUserReconnected(() => cache.refetch()),
      onSignedOut(clearLive),
      () => cache.close(),
    ];
    const sweep = setInterval(() => sweepLive(), sweepEveryMs);
    return () => {
      clearInterval(sweep);
      for (const stop of stops) stop();
    };
  }, [client, userId]);
}
