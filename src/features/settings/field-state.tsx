import type { ReactNode } from 'react';
import type { AppError } from '#src/backend/errors.ts';
import { useOutboxSlot } from '#src/backend/offline/outbox-store.ts';
import { SavedMark } from './saved-mark.tsx';
import { settingsTexts } from './settings.texts.ts';

interface ChangeState {
  readonly isSuccess: boolean;
  readonly submittedAt: number;
  readonly error: AppError | null;
}

interface FieldState {
  readonly aside: ReactNode;
  readonly error: string | undefined;
}

/**
 * What a field shows of its last change: "Saved" beside it, that it is kept on this device until the network is back,
 * or why it wasn't saved.
 */
export function useFieldState(change: ChangeState, row: 'profile' | 'preferences', column: string): FieldState {
  const kept = useOutboxSlot(row, column);
  if (kept?.failure === null) {
    return {
      aside: (
        <span role="status" className="text-caption text-autumn">
          {settingsTexts.kept}
        </span>
      ),
      error: undefined,
    };
  }
  const reason = change.error?.message ?? kept?.failure?.message;
  return {
    aside: <SavedMark savedAt={change.isSuccess && kept === undefined ? change.submittedAt : 0} />,
    error: reason === undefined ? undefined : settingsTexts.notSaved(reason),
  };
}
