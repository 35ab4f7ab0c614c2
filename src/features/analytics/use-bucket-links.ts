import type { Bucket } from './analytics.series.ts';
import { type SessionsBehind, useOpenSessions } from './sessions-link.tsx';

/** How the bars of a chart lead to their sessions: a row of the table by its place, a bar by its first date. */
export function useBucketLinks(buckets: readonly Pick<Bucket, 'date' | 'end'>[]) {
  const open = useOpenSessions();
  const behind = (row: number): SessionsBehind | undefined => {
    const bucket = buckets[row];
    return bucket && { from: bucket.date, to: bucket.end };
  };
  const select = (date: string): void => {
    const chosen = behind(buckets.findIndex((bucket) => bucket.date === date));
    if (chosen !== undefined) open(chosen);
  };
  return { behind, select };
}
