import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toAppError } from '#src/backend/errors.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { toast } from '#src/ui/toast.tsx';
import { importsQueryOptions, type PastImport } from './api/get-imports.ts';
import { undoImport } from './api/undo-import.ts';
import { portabilityTexts } from './portability.texts.ts';

const texts = portabilityTexts.data;

const nameOf = (row: PastImport): string => row.file_name ?? texts.pasted;

/** Says what goes and what stays, before an import is taken back. */
function UndoDialog({
  userId,
  row,
  onClose,
}: {
  readonly userId: string;
  readonly row: PastImport | null;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: undoImport,
    onSuccess: async () => {
      onClose();
      toast({ message: texts.undo.done });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === userId });
    },
  });
  const close = () => {
    undo.reset();
    onClose();
  };
  return (
    <Dialog
      open={row !== null}
      onClose={close}
      title={texts.undo.title}
      description={row === null ? undefined : texts.undo.body(nameOf(row), row.created)}
      actions={
        <>
          <Button variant="secondary" onClick={close}>
            {texts.undo.keep}
          </Button>
          <Button variant="danger" busy={undo.isPending} onClick={() => row !== null && undo.mutate(row.id)}>
            {texts.undo.confirm}
          </Button>
        </>
      }
    >
      {undo.isError && <Notice tone="attention">{toAppError(undo.error).message}</Notice>}
    </Dialog>
  );
}

/** What was brought in before, newest first; each can be taken back. */
export function PastImports({ userId }: { readonly userId: string }) {
  const query = useQuery(importsQueryOptions(userId));
  const timeZone = useQuery(profileQueryOptions(userId)).data?.time_zone ?? 'UTC';
  const [undoing, setUndoing] = useState<PastImport | null>(null);
  if (query.data === undefined) {
    if (query.isPending && !query.isPaused) return <Skeleton className="h-16 w-full" />;
    return (
      <Notice
        tone="attention"
        action={
          <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
            {texts.retry}
          </Button>
        }
      >
        {texts.listFailed}
      </Notice>
    );
  }
  if (query.data.length === 0) return <p className="text-muted">{texts.none}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {query.data.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap gap-x-4">
                <span className="font-medium wrap-anywhere text-ink">{nameOf(row)}</span>
                <TimeText value={row.created_at} timeZone={timeZone} className="text-muted" />
              </p>
              <p className="text-muted">
                {row.status === 'undone' ? texts.undo.undone : texts.counts(row)}
                {row.status === 'running' && ` (${texts.running})`}
              </p>
            </div>
            {row.status !== 'undone' && (
              <Button
                variant="quiet"
                size="sm"
                aria-label={texts.undo.openerFor(nameOf(row))}
                onClick={() => setUndoing(row)}
              >
                {texts.undo.opener}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UndoDialog userId={userId} row={undoing} onClose={() => setUndoing(null)} />
    </>
  );
}
