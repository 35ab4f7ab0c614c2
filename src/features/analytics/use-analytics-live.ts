import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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
    return this.#client.invalidateQueries(
      { queryKey: analyticsKeys.all(this.#userId) },
      { throwOnError: true, cancelRefetch: true },
    );
  }

  /** Forgets a load that has not begun. */
  close(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  totalsChanged({ totals, days }: UserEvents['totals_changed']): void {
    this.#client.setQueryData<Totals>(analyticsKeys.totals(this.#userId), (cached) =>
      cached === undefined || cached.version >= totals.version ? cached : totals,
    );
    this.#refresh(days === undefined);
    if (days === undefined) return;
    const rows = days.map((day) => rowOfDay(analyticsDaySchema.parse(day)));
    for (const query of this.#client.getQueryCache().findAll({ queryKey: analyticsKeys.periods(this.#userId) })) {
      // Not loaded yet: the load that is under way may have been read before this event.
      if (query.state.data === undefined) void this.#client.invalidateQueries({ queryKey: query.queryKey });
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
      void this.#client.invalidateQueries({ queryKey: analyticsKeys.derived(this.#userId) });
      if (this.#daysToo) void this.#client.invalidateQueries({ queryKey: analyticsKeys.periods(this.#userId) });
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
