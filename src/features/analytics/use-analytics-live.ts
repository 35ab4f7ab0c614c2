import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import type { UserEvents } from '#src/backend/user-events.ts';
import { patchDays } from './analytics.cache.ts';
import { analyticsKeys } from './analytics.keys.ts';
import { type AnalyticsRows, analyticsDaySchema, rowOfDay, type Totals } from './analytics.types.ts';

const refetchWaitMs = 300;

/** The one writer of live events into the cached periods. */
class AnalyticsCache {
  readonly #client: QueryClient;
  readonly #userId: string;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #daysToo = false;

  constructor(client: QueryClient, userId: string) {
    this.#client = client;
    this.#userId = userId;
  }

  /** Loads the open period again and throws what fails. */
  refetch(): Promise<void> {
    return reload(this.#client, analyticsKeys.all(this.#userId), { throwOnError: true });
  }

  /** Forgets a load that has not begun. */
  close(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  totalsChanged({ totals, days }: UserEvents['totals_changed']): void {
    const totalsKey = analyticsKeys.totals(this.#userId);
    const cached = this.#client.getQueryData<Totals>(totalsKey);
    if (cached === undefined) void reload(this.#client, totalsKey);
    else if (cached.version < totals.version) this.#client.setQueryData<Totals>(totalsKey, totals);
    this.#refresh(days === undefined);
    if (days === undefined) return;
    const rows = days.map((day) => rowOfDay(analyticsDaySchema.parse(day)));
    for (const query of this.#client.getQueryCache().findAll({ queryKey: analyticsKeys.periods(this.#userId) })) {
      // Not loaded yet: the load that is under way may have been read before this event.
      if (query.state.data === undefined) void reload(this.#client, query.queryKey);
      this.#client.setQueryData<AnalyticsRows>(
        query.queryKey,
        (state) => state && patchDays(state, totals.version, rows),
      );
    }
  }

  /** A large import tells of each of its parts: what comes within the wait is one load. Months and runs always load. */
  #refresh(daysToo: boolean): void {
    this.#daysToo ||= daysToo;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      void reload(this.#client, analyticsKeys.derived(this.#userId));
      if (this.#daysToo) void reload(this.#client, analyticsKeys.periods(this.#userId));
      this.#daysToo = false;
    }, refetchWaitMs);
  }
}

/** Keeps the analytics page current while it is open. */
export function useAnalyticsLive(userId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const cache = new AnalyticsCache(client, userId);
    const stops = [
      onUserEvent('totals_changed', (payload) => cache.totalsChanged(payload)),
      onUserReconnected(() => cache.refetch()),
      () => cache.close(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, userId]);
}
