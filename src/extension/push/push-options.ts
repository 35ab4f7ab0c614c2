import type { Clock } from '../client/clock.ts';
import type { PushArguments } from './arguments.ts';
import type { Reporter } from './reporter.ts';

export interface PushOptions extends Omit<PushArguments, 'json'> {
  readonly reporter: Reporter;
  /** Where tokens are remembered. */
  readonly deviceFile: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

/** What the server is told about this program. */
export const clientVersion = 'push/0.1.0';
