import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import {
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
  toAppError,
} from './errors.ts';

// A switch that was just pressed must not fall back for a frame: tell components before the next paint.
notifyManager.setScheduler(queueMicrotask);

const maxRetries = 3;
const firstDelayMs = 800;
const longestDelayMs = 15_000;
/** A longer wait is told to the person instead of being sat out. */
const longestPoliteWaitS = 30;

/** Trying again helps only when the failure may pass by itself. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const known = toAppError(error);
  if (failureCount >= maxRetries) return false;
  if (known instanceof RateLimitedError) return known.retryAfterS <= longestPoliteWaitS;
  const final = [NotAllowedError, NotFoundError, InvalidInputError, SignedOutError];
  return !final.some((kind) => known instanceof kind);
}

/** Milliseconds until the next try: what the server asked for, otherwise doubling. */
export function retryDelayMs(failureCount: number, error: unknown): number {
  const known = toAppError(error);
  if (known instanceof RateLimitedError) return known.retryAfterS * 1000;
  return Math.min(firstDelayMs * 2 ** failureCount, longestDelayMs);
}

/**
 * For queries that realtime events keep current: never stale by age, but loaded again whenever events may have
 * been missed.
 */
export const liveQueryDefaults = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnReconnect: 'always',
  refetchOnWindowFocus: 'always',
} as const;

/** `onSignedOut` is called when the backend says that the session has ended. */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: unknown) => {
    if (toAppError(error) instanceof SignedOutError) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: retryDelayMs,
        staleTime: 30_000,
        // Pages that were left must still open when the network has gone.
        gcTime: 24 * 60 * 60_000,
        // The browser's idea of being offline is wrong for a server on this machine: ask first.
        networkMode: 'offlineFirst',
      },
      // A change that can't be saved says so in place; one that can wait goes to the outbox, and says so too.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
