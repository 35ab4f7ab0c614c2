import { useConnection, useConnectionState } from '#src/backend/connection-store.ts';
import { formatRelativeDate } from '#src/ui/format.ts';
import { useNow } from '#src/ui/time-text.tsx';
import { dashboardTexts } from './dashboard.texts.ts';

/** How live the page is and since when it is current, in words. */
export function SyncState({ timeZone }: { readonly timeZone: string }) {
  const state = useConnectionState();
  const lastSyncAt = useConnection((connection) => connection.lastSyncAt);
  const now = useNow(30_000);
  const ago = lastSyncAt === null ? null : formatRelativeDate(lastSyncAt, { timeZone, now: Math.max(now, lastSyncAt) });
  return <span>{dashboardTexts.sync[state](ago)}</span>;
}
