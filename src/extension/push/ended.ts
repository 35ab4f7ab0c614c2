import type { Failure } from '../client/http.ts';
import { problemText, pushTexts } from './push.texts.ts';

/** Exit codes of the command. */
export type ExitCode = 0 | 1 | 130;

/** What ends a push early, with the sentence for it. */
export class Ended extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.name = 'Ended';
    this.exitCode = exitCode;
  }
}

/** What a failed request means for the person. */
export function endedBy(failure: Failure, endpoint: string): Ended {
  if (failure.kind === 'cancelled') return new Ended(pushTexts.stopped, 130);
  return new Ended(problemText({ name: failure.kind, reason: failure.reason }, endpoint));
}
