import { toAppError } from '#src/backend/errors.ts';
import { VaultError } from '#src/backend/guest/vault-storage.ts';
import { moveTexts } from './move.texts.ts';
import { ElsewhereError } from './use-move.ts';

/** Why a step of a move stopped, in words. */
export function stoppedText(error: unknown): string {
  if (error instanceof ElsewhereError) return moveTexts.import.elsewhere;
  if (error instanceof VaultError) return moveTexts.unreadable;
  return toAppError(error).message;
}
