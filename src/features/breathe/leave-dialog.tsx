import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { breatheTexts } from './breathe.texts.ts';

const texts = breatheTexts.leave;

interface LeaveDialogProps {
  readonly open: boolean;
  readonly onStay: () => void;
  /** The session ends; `keep` says whether it is written down. */
  readonly onLeave: (keep: boolean) => void;
}

/** Asked once when somebody is about to leave a running session. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onStay}
      title={texts.title}
      description={texts.text}
      actions={
        <>
          <Button variant="quiet" onClick={() => onLeave(false)}>
            {texts.drop}
          </Button>
          <Button variant="secondary" onClick={onStay}>
            {texts.stay}
          </Button>
          <Button onClick={() => onLeave(true)}>{texts.keep}</Button>
        </>
      }
    />
  );
}
