import { useState } from 'react';
import { useConnectionState } from '#src/backend/connection-store.ts';
import { letGo, tryAgain } from '#src/backend/offline/outbox.ts';
import type { OutboxEntry } from '#src/backend/offline/outbox-storage.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { useNow } from '#src/ui/time-text.tsx';
import { appTexts } from './app.texts.ts';
import { updatesStore } from './updates-store.ts';

const texts = appTexts.notes;
/** Sooner than this a change is simply on its way. */
const onItsWayMs = 8_000;

function Refused({ entry }: { readonly entry: OutboxEntry }) {
  return (
    <Notice
      tone="attention"
      title={texts.refused(entry.kind)}
      action={
        <>
          <Button variant="secondary" size="sm" onClick={() => void tryAgain(entry)}>
            {texts.tryAgain}
          </Button>
          <Button variant="quiet" size="sm" onClick={() => void letGo(entry)}>
            {texts.letGo}
          </Button>
        </>
      }
    >
      {entry.failure?.message}
    </Notice>
  );
}

function Waiting({ entries }: { readonly entries: readonly OutboxEntry[] }) {
  const state = useConnectionState();
  const now = useNow(onItsWayMs);
  const oldest = entries[0]?.madeAt ?? now;
  if (entries.length === 0 || (state === 'live' && now - oldest < onItsWayMs)) return null;
  return <Notice>{texts.waiting(entries.length)}</Notice>;
}

function NewVersion() {
  const { open } = updatesStore();
  const [later, setLater] = useState<typeof open>(null);
  if (open === null || open === later) return null;
  return (
    <Notice
      title={texts.update.title}
      action={
        <>
          <Button variant="secondary" size="sm" onClick={open}>
            {texts.update.open}
          </Button>
          <Button variant="quiet" size="sm" onClick={() => setLater(() => open)}>
            {texts.update.later}
          </Button>
        </>
      }
    >
      {texts.update.body}
    </Notice>
  );
}

/** What the app has to say above a page: changes that wait or were refused, a new version. Nothing most of the time. */
export function Notes() {
  const { entries } = outboxStore();
  return (
    <div className="mx-auto mb-4 grid w-full max-w-page gap-3 empty:hidden">
      <NewVersion />
      {entries
        .filter((entry) => entry.failure !== null)
        .map((entry) => (
          <Refused key={entry.id} entry={entry} />
        ))}
      <Waiting entries={entries.filter((entry) => entry.failure === null)} />
    </div>
  );
}
