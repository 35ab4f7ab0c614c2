import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { moveTexts } from './move.texts.ts';
import type { MoveRun } from './move-state.ts';
import { stoppedText } from './stopped-text.ts';

const texts = moveTexts.undo;

interface UndoCardProps {
  readonly move: MoveRun;
  readonly undo: UseMutationResult<void, Error, void>;
}

/** Takes the move out of the account again. */
export function UndoCard({ move, undo }: UndoCardProps) {
  return (
    <Card title={texts.title}>
      <div className="grid justify-items-start gap-4">
        <p className="max-w-text text-muted">{texts.body}</p>
        {undo.isError && (
          <Notice tone="attention">
            <p>{stoppedText(undo.error)}</p>
            <p>{texts.stopped}</p>
          </Notice>
        )}
        <Button variant="secondary" busy={undo.isPending} onClick={() => undo.mutate()}>
          {undo.isError || move.phase === 'undoing' ? texts.resume : texts.action}
        </Button>
      </div>
    </Card>
  );
}
