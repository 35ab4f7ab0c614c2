import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { toAppError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { deleteAccount } from './api/delete-account.ts';
import { settingsTexts } from './settings.texts.ts';

const texts = settingsTexts.account;

interface DeleteAccountDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says exactly what goes, and asks for the words before it does. */
export function DeleteAccountDialog({ open, onClose }: DeleteAccountDialogProps) {
  const formId = useId();
  const [typed, setTyped] = useState('');
  const remove = useMutation({ mutationFn: deleteAccount });
  const matches = typed.trim().toLowerCase() === texts.deletePhrase;

  const close = () => {
    setTyped('');
    remove.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !remove.isPending) remove.mutate();
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      title={texts.deleteTitle}
      description={texts.deleteLead}
      actions={
        <>
          <Button variant="secondary" onClick={close}>
            {texts.deleteCancel}
          </Button>
          <Button type="submit" form={formId} variant="danger" disabled={!matches} busy={remove.isPending}>
            {texts.deleteConfirm}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <ul className="grid list-disc gap-1 pl-5">
          {texts.deleteItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p className="max-w-text text-muted">{texts.deleteStays}</p>
        <TextField
          label={texts.deleteLabel(texts.deletePhrase)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {remove.isError && <Notice tone="danger">{toAppError(remove.error).message}</Notice>}
      </form>
    </Dialog>
  );
}
