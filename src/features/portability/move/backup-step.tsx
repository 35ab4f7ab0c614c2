import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { portabilityTexts } from '../portability.texts.ts';
import { guestFile } from './guest-file.ts';
import { moveTexts } from './move.texts.ts';
import { type MoveState, writeMove } from './move-state.ts';

const texts = moveTexts.backup;

interface BackupStepProps {
  readonly data: GuestData;
  readonly state: MoveState;
}

/** A file of everything before anything moves; it may be passed over knowingly. */
export function BackupStep({ data, state }: BackupStepProps) {
  const [isSaved, setSaved] = useState(false);
  const next = useMutation({ mutationFn: (backup: 'saved' | 'passed') => writeMove({ ...state, backup }) });
  const save = () => {
    const now = new Date();
    const name = portabilityTexts.data.fileName(now.toISOString().slice(0, 10), 'json');
    saveFile(new Blob([guestFile(data, now)], { type: 'application/json' }), name);
    setSaved(true);
  };
  return (
    <Card title={moveTexts.steps.backup} aside={moveTexts.step(1, 4)}>
      <div className="grid gap-6">
        <p className="max-w-text">{texts.body(data.sessions.length)}</p>
        {isSaved && <Notice>{texts.saved}</Notice>}
        {next.isError && <Notice tone="attention">{moveTexts.unreadable}</Notice>}
        <div className="flex flex-wrap gap-3">
          <Button variant={isSaved ? 'secondary' : 'primary'} onClick={save}>
            {texts.save}
          </Button>
          <Button
            variant={isSaved ? 'primary' : 'quiet'}
            busy={next.isPending}
            onClick={() => next.mutate(isSaved ? 'saved' : 'passed')}
          >
            {isSaved ? texts.next : texts.pass}
          </Button>
        </div>
      </div>
    </Card>
  );
}
