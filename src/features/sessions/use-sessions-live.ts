import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { reload } from '#src/backend/reload.ts';
import { onUserEvent, onUserReconnected } from '#src/backend/user-channel.ts';
import type { UserEvents } from '#src/backend/user-events.ts';
import { announce } from '#src/ui/announcer.tsx';
import { insertLive, removeIds, type SessionPages } from './sessions.cache.ts';
import { sessionsKeys } from './sessions.keys.ts';
import type { SessionsSearch } from './sessions.search.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';
import type { Session } from './sessions.types.ts';

const refetchWaitMs = 300;

/** The one writer of live events into the cached session lists and details. */
class SessionsCache {
  readonly #client: QueryClient;
  readonly #userId: string;
  readonly #gone = new Set<number>();
  #waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(client: QueryClient, userId: string) {
    this.#client = client;
    this.#userId = userId;
  }

  /** Loads every open list again and throws what fails. */
  refetch(): Promise<void> {
    return reload(this.#client, sessionsKeys.all(this.#userId), { throwOnError: true });
  }

  recorded({ sessions }: UserEvents['sessions_recorded']): void {
    if (sessions === undefined) {
      this.#refresh();
      return;
    }
    const fresh: Session[] = sessions.filter((session) => !this.#gone.has(session.id));
    const profile = this.#client.getQueryData(profileQueryOptions(this.#userId).queryKey);
    this.#patchLists((pages, search) => insertLive(pages, fresh, search, profile?.day_start_hour ?? 0));
  }

  deleted({ ids }: UserEvents['sessions_deleted']): void {
    for (const id of ids) {
      this.#gone.add(id);
      this.#client.setQueryData(sessionsKeys.detail(this.#userId, id), null);
    }
    this.#patchLists((pages) => removeIds(pages, ids));
  }

  /** Forgets a load that has not begun. */
  close(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  /**
   * The same in the background, a failure being the query's own state that the page shows. A large import tells of
   * each of its parts: what comes within the wait is one load.
   */
  #refresh(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      void reload(this.#client, sessionsKeys.all(this.#userId));
    }, refetchWaitMs);
  }

  #patchLists(change: (pages: SessionPages, search: SessionsSearch) => SessionPages): void {
    for (const query of this.#client.getQueryCache().findAll({ queryKey: sessionsKeys.lists(this.#userId) })) {
      const search = query.queryKey.at(-1) as SessionsSearch;
      // A load that is under way may have been read before this event.
      if (query.state.fetchStatus === 'fetching') void reload(this.#client, query.queryKey);
      this.#client.setQueryData<SessionPages>(query.queryKey, (pages) => pages && change(pages, search));
    }
  }
}

/** Keeps session lists and details current while a page of them is open. */
export function useSessionsLive(userId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const cache = new SessionsCache(client, userId);
    const stops = [
      onUserEvent('sessions_recorded', (payload) => {
        cache.recorded(payload);
        announce(texts.arrived(payload.count), { group: 'arrivals' });
      }),
      onUserEvent('sessions_deleted', (payload) => cache.deleted(payload)),
      onUserReconnected(() => cache.refetch()),
      () => cache.close(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, userId]);
}
