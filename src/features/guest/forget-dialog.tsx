import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { forgetGuest } from '#src/backend/guest/guest-session.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { guestTexts } from './guest.texts.ts';

const texts = guestTexts.section;

interface ForgetDialogProps {
  readonly isOpen: boolean;
  readonly sessions: number;
  readonly onClose: () => void;
}

/** Says what goes, and asks for the words before it does. */
export function ForgetDialog({ isOpen, sessions, onClose }: ForgetDialogProps) {
  const formId = useId();
  const [typed, setTyped] = useState('');
  const forget = useMutation({ mutationFn: forgetGuest });
  const matches = typed.trim().toLowerCase() === texts.phrase;
  const close = () => {
    setTyped('');
    forget.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !forget.isPending) forget.mutate();
  };
  return (
    <Dialog
      open={isOpen}
      onClose={close}
      title={texts.dialogTitle}
      description={texts.dialogLead(sessions)}
      actions={
        <>
          <Button variant="secondary" onClick={close}>
            {texts.cancel}
          </Button>
          <Button type="submit" form={formId} variant="danger" disabled={!matches} busy={forget.isPending}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <p className="max-w-text text-muted">{texts.dialogStays}</p>
        <TextField
          label={texts.dialogLabel(texts.phrase)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {forget.isError && <Notice tone="danger">{texts.failed}</Notice>}
      </form>
    </Dialog>
  );
}
