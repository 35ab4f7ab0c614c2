import type { ReactNode } from 'react';
import type { AppError } from '#src/backend/errors.ts';
import { SavedMark } from './saved-mark.tsx';
import { settingsTexts } from './settings.texts.ts';

interface ChangeState {
  readonly isSuccess: boolean;
  readonly submittedAt: number;
  readonly error: AppError | null;
}

/** What a field shows of its last change: "Saved" beside it, or why it wasn't. */
export function fieldState(change: ChangeState): { aside: ReactNode; error: string | undefined } {
  return {
    aside: <SavedMark savedAt={change.isSuccess ? change.submittedAt : 0} />,
    error: change.error === null ? undefined : settingsTexts.notSaved(change.error.message),
  };
}
