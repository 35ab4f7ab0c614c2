import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { OfflineError, toAppError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { moveTexts } from './move.texts.ts';
import type { Carry, MoveRun } from './move-state.ts';
import { stoppedText } from './stopped-text.ts';

const texts = moveTexts.import;

interface ImportStepProps {
  readonly userId: string;
  readonly move: MoveRun;
  readonly run: UseMutationResult<void, Error, Carry>;
  readonly undo: UseMutationResult<void, Error, void>;
  readonly beginAnew: UseMutationResult<void, Error, void>;
}

const isOffline = (error: unknown): boolean => error !== null && toAppError(error) instanceof OfflineError;

/** Carries on by itself when the page was closed in the middle, and when the network is back. */
function useCarryOn({ userId, move, run, undo }: ImportStepProps): void {
  const tried = useRef(false);
  const { mutate } = run;
  const isMine = move.account === userId && move.phase === 'moving';
  const mayBegin = isMine && run.isIdle && undo.isIdle;
  const { carry } = move;
  useEffect(() => {
    if (!mayBegin || tried.current) return;
    tried.current = true;
    mutate(carry);
  }, [mayBegin, mutate, carry]);
  const waits = isMine && isOffline(run.error);
  useEffect(() => {
    if (!waits) return;
    const goOn = () => mutate(carry);
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [waits, mutate, carry]);
}

/** Rows on their way, how many have arrived, and why it stopped when it did. */
export function ImportStep(props: ImportStepProps) {
  const { userId, move, run, beginAnew } = props;
  useCarryOn(props);
  const sent = move.progress.reduce((sum, task) => sum + task.sent, 0);
  const total = move.total;
  if (move.account !== userId) {
    return (
      <Notice
        tone="attention"
        action={
          <Button size="sm" variant="secondary" busy={beginAnew.isPending} onClick={() => beginAnew.mutate()}>
            {texts.beginAnew}
          </Button>
        }
      >
        {texts.otherAccount}
      </Notice>
    );
  }
  if (move.phase === 'undoing') return <Notice tone="attention">{moveTexts.undo.stopped}</Notice>;
  const words = texts.progress(sent, total);
  return (
    <Card title={moveTexts.steps.import} aside={moveTexts.step(3, 4)}>
      <div className="grid gap-4">
        <ProgressBar label={texts.label} value={sent} max={Math.max(1, total)} valueText={words} caption={words} />
        {run.isError ? (
          <Notice
            tone="attention"
            action={
              <Button size="sm" variant="secondary" onClick={() => run.mutate(move.carry)}>
                {texts.resume}
              </Button>
            }
          >
            <p>{isOffline(run.error) ? texts.offline : stoppedText(run.error)}</p>
            <p>{texts.stopped}</p>
          </Notice>
        ) : (
          <p className="text-caption text-muted">{texts.running}</p>
        )}
      </div>
    </Card>
  );
}
