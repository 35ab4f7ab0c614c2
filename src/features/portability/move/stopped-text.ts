import { toAppError } from '#src/backend/errors.ts';
import { moveTexts } from './move.texts.ts';
import { ElsewhereError, isOffline } from './use-move.ts';

/** Why a step of a move stopped, in words. */
export function stoppedText(error: unknown): string {
  if (error instanceof ElsewhereError) return moveTexts.import.elsewhere;
  return isOffline(error) ? moveTexts.import.offline : toAppError(error).message;
}
