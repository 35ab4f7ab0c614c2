import type { InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { inStore, ofPerson } from './database.ts';

const flushEveryMs = 300;
const keptForMs = 30 * 24 * 60 * 60_000;
const mostAnswers = 80;
/** Of an endless list the first pages: all of them would be asked for again on the next start. */
const pagesKept = 2;

interface KeptAnswer {
  readonly userId: string;
  readonly hash: string;
  readonly key: QueryKey;
  readonly data: unknown;
  readonly updatedAt: number;
  /** The build that wrote it: another one may expect another shape. */
  readonly version: string;
}

/** Every query of a person names them second; `meta: { keep: false }` leaves one out. */
const belongsTo = (query: Query, userId: string): boolean => query.queryKey[1] === userId && query.meta?.keep !== false;

const isPaged = (data: unknown): data is InfiniteData<unknown> =>
  typeof data === 'object' && data !== null && 'pages' in data && 'pageParams' in data;

function shortened(data: unknown): unknown {
  if (!isPaged(data)) return data;
  return { pages: data.pages.slice(0, pagesKept), pageParams: data.pageParams.slice(0, pagesKept) };
}

/**
 * Puts what queries gave last into the cache, as old as it is, so that every page opens with it; the next use of each
 * asks anew. Answers of another build, old ones and those above the limit are dropped.
 */
export async function restoreAnswers(client: QueryClient, userId: string, version: string): Promise<void> {
  const all: KeptAnswer[] = await inStore('answers', 'readonly', (store) => store.getAll(ofPerson(userId)));
  const fresh = all.filter((answer) => answer.version === version && Date.now() - answer.updatedAt < keptForMs);
  const kept = new Set(fresh.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, mostAnswers));
  for (const { key, data, updatedAt, hash } of kept) {
    if (client.getQueryData(key) !== undefined) continue;
    client.setQueryData(key, data, { updatedAt });
    client.getQueryCache().get(hash)?.invalidate();
  }
  const dropped = all.filter((answer) => !kept.has(answer));
  if (dropped.length > 0) await dropAnswers(dropped);
}

async function dropAnswers(answers: readonly KeptAnswer[]): Promise<void> {
  await inStore('answers', 'readwrite', (store) => {
    for (const { userId, hash } of answers) store.delete([userId, hash]);
    return store.count();
  });
}

/** Keeps every new answer to a person's queries in this browser. Returns the stop function. */
export function keepAnswers(client: QueryClient, userId: string, version: string): () => void {
  const dirty = new Map<string, Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const rows = [...dirty].map(([hash, query]) => ({
      userId,
      hash,
      key: query.queryKey,
      data: shortened(query.state.data),
      updatedAt: query.state.dataUpdatedAt,
      version,
    }));
    dirty.clear();
    // A browser without room or leave to keep things shows what it shows; it only has nothing after a restart.
    for (const row of rows satisfies KeptAnswer[]) {
      void inStore('answers', 'readwrite', (store) => store.put(row)).catch(() => undefined);
    }
  };
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !belongsTo(event.query, userId)) return;
    dirty.set(event.query.queryHash, event.query);
    timer ??= setTimeout(flush, flushEveryMs);
  });
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onHidden);
  };
}
