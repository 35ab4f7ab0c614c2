import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { enqueue, letGo } from '#src/backend/offline/outbox.ts';
import type { OutboxEntry } from '#src/backend/offline/outbox-storage.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { Button } from '#src/ui/button.tsx';
import { formatDuration, formatRelativeDate } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { breatheTexts } from './breathe.texts.ts';
import { zoneHere } from './clocks.ts';
import { dropDraft, readDraft } from './draft.ts';
import { takePlace } from './session-lock.ts';
import { useUnsentSessions } from './session-outbox.ts';

function useZone(userId: string): string {
  return useQuery(profileQueryOptions(userId)).data?.time_zone ?? zoneHere();
}

/** What is told about sessions that are still here: those that wait, those that were refused, and one that was cut off. */
export function KeptSessions({
  userId,
  onKeep,
}: {
  readonly userId: string;
  readonly onKeep: (row: SessionRow) => void;
}) {
  const unsent = useUnsentSessions();
  const zone = useZone(userId);
  const waiting = unsent.filter((entry) => entry.failure === null);
  const texts = breatheTexts.outbox;
  return (
    <>
      <CutOffSession zone={zone} onKeep={onKeep} />
      {waiting.length > 0 && <Notice title={texts.title(waiting.length)}>{texts.waiting}</Notice>}
      {unsent.map((entry) => entry.failure !== null && <RefusedSession key={entry.id} entry={entry} zone={zone} />)}
    </>
  );
}

function RefusedSession({ entry, zone }: { readonly entry: OutboxEntry; readonly zone: string }) {
  const texts = breatheTexts.outbox;
  const when = formatRelativeDate(entry.madeAt, { timeZone: zone, now: Date.now() });
  return (
    <Notice
      tone="attention"
      title={texts.refusedTitle(when)}
      action={
        <>
          <Button size="sm" variant="secondary" onClick={() => void enqueue(entry)}>
            {texts.retry}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => void letGo(entry)}>
            {texts.letGo}
          </Button>
        </>
      }
    >
      {entry.failure?.message}
    </Notice>
  );
}

interface CutOffProps {
  readonly zone: string;
  readonly onKeep: (row: SessionRow) => void;
}

function CutOffSession({ zone, onKeep }: CutOffProps) {
  const [row, setRow] = useState<SessionRow | null>(null);
  const texts = breatheTexts.draft;

  useEffect(() => {
    let current = true;
    const look = async () => {
      // A tab that still breathes writes its own note: only one that nobody works on was cut off.
      const release = await takePlace();
      if (release === null) return;
      if (current) setRow(readDraft());
      release();
    };
    void look().catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);

  if (row === null) return null;
  const answer = (keep: boolean) => {
    dropDraft();
    setRow(null);
    if (keep) onKeep(row);
  };
  const when = formatRelativeDate(row.startedAt, { timeZone: zone, now: Date.now() });
  return (
    <Notice
      title={texts.title}
      action={
        <>
          <Button size="sm" variant="secondary" onClick={() => answer(true)}>
            {texts.keep}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => answer(false)}>
            {texts.drop}
          </Button>
        </>
      }
    >
      {texts.text(when, formatDuration(row.activeMs))}
    </Notice>
  );
}
