import type { UserEventName, UserEvents } from '#src/backend/user-events.ts';

/**
 * Stands where the live channel would. In a test:
 * `vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'))`
 */
const handlers = new Map<UserEventName, Set<(payload: never) => void>>();
const reconnected = new Set<() => unknown>();

export function onUserEvent<N extends UserEventName>(name: N, handler: (payload: UserEvents[N]) => void): () => void {
  const set = handlers.get(name) ?? new Set();
  handlers.set(name, set);
  set.add(handler as (payload: never) => void);
  return () => void set.delete(handler as (payload: never) => void);
}

export function onUserReconnected(handler: () => unknown): () => void {
  reconnected.add(handler);
  return () => void reconnected.delete(handler);
}

export const startUserChannel = () => () => undefined;

/** Delivers an event as if it came from the backend. */
export function emitUserEvent<N extends UserEventName>(name: N, payload: UserEvents[N]): void {
  for (const handler of handlers.get(name) ?? []) (handler as (payload: UserEvents[N]) => void)(payload);
}

/** Says that events may have been missed; resolves when every handler has loaded. */
export async function emitReconnected(): Promise<void> {
  await Promise.all([...reconnected].map((handler) => handler()));
}
