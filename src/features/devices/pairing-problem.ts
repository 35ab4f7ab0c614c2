import { NotFoundError, OfflineError, RateLimitedError, toAppError } from '#src/backend/errors.ts';
import { devicesTexts } from './devices.texts.ts';

const texts = devicesTexts.pair.problems;

export interface PairingProblem {
  readonly title: string;
  readonly body: string;
  /** Whether the same code may work when tried again. */
  readonly mayPass: boolean;
}

const final = (kind: 'unknown' | 'expired' | 'used'): PairingProblem => ({ ...texts[kind], mayPass: false });

const byCode: Readonly<Record<string, 'unknown' | 'expired' | 'used'>> = {
  pairing_code_unknown: 'unknown',
  pairing_code_expired: 'expired',
  pairing_code_used: 'used',
};

/** What to say when a code can't be looked up or decided. */
export function pairingProblem(error: unknown): PairingProblem {
  const known = toAppError(error);
  if (known instanceof RateLimitedError) {
    return { title: texts.rateLimited.title, body: texts.rateLimited.body(known.retryAfterS), mayPass: true };
  }
  if (known instanceof OfflineError) return { ...texts.offline, mayPass: true };
  const explained = byCode[known.code];
  if (explained) return final(explained);
  if (known instanceof NotFoundError) return final('unknown');
  return { title: texts.other.title, body: known.message, mayPass: true };
}

/** The problem with a request that was found but can't be decided any more; `null` when it can. */
export function requestProblem(status: string, expiresAt: string, now: number): PairingProblem | null {
  if (status === 'expired' || Date.parse(expiresAt) <= now) return final('expired');
  return status === 'pending' ? null : final('used');
}
