import type { SessionsSearch } from './sessions.search.ts';

/** Query keys of sessions, nested by owner so that one prefix covers a person. */
export const sessionsKeys = {
  all: (userId: string) => ['user', userId, 'sessions'] as const,
  lists: (userId: string) => [...sessionsKeys.all(userId), 'list'] as const,
  list: (userId: string, search: SessionsSearch) => [...sessionsKeys.lists(userId), search] as const,
  detail: (userId: string, id: number) => [...sessionsKeys.all(userId), 'detail', id] as const,
};
