import { CloudOff, House, RefreshCw, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ConnectionState, useConnection, useConnectionState } from '#src/backend/connection-store.ts';
import { formatExactDate } from '#src/ui/format.ts';
import { appTexts } from './app.texts.ts';

const icons: Record<ConnectionState, ReactNode> = {
  live: <span className="size-2 rounded-full bg-lake" />,
  reconnecting: <RefreshCw strokeWidth={1.75} className="size-4" />,
  polling: <Timer strokeWidth={1.75} className="size-4" />,
  here: <House strokeWidth={1.75} className="size-4" />,
  offline: <CloudOff strokeWidth={1.75} className="size-4" />,
};

function inFull(instant: number): string {
  return formatExactDate(instant, { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
}

/** How this page hears of new sessions: quiet while all is well, in words otherwise. */
export function ConnectionStatus() {
  const state = useConnectionState();
  // A first connection is not yet worth a date; the browser's time zone alone takes it 15 ms.
  const tellsSince = state === 'polling' || state === 'offline';
  const lastSyncAt = useConnection((connection) => (tellsSince ? connection.lastSyncAt : null));
  const { label, explained: meaning } = appTexts.connection[state];
  const explained = lastSyncAt === null ? meaning : `${meaning} ${appTexts.lastInStep(inFull(lastSyncAt))}`;
  return (
    <p
      role="status"
      title={explained}
      data-connection={state}
      className="flex items-center gap-2 text-caption whitespace-nowrap text-muted"
    >
      <span aria-hidden="true" className="inline-flex">
        {icons[state]}
      </span>
      {/* Between phone and desktop the navigation needs the room. */}
      <span className={state === 'here' ? 'md:max-lg:sr-only' : undefined}>{label}</span>
      <span className="sr-only">. {explained}</span>
    </p>
  );
}
