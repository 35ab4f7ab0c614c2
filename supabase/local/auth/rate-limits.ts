import { AuthFailure } from './errors.ts';
import type { AuthSettings } from './settings.ts';

const FIVE_MINUTES = 300_000;
const HOUR = 3_600_000;
const MAX_BUCKETS = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** A refilling bucket for each key; the oldest buckets are dropped so that memory stays bounded. */
class TokenBuckets {
  readonly #capacity: number;
  readonly #windowMs: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(capacity: number, windowMs: number) {
    this.#capacity = capacity;
    this.#windowMs = windowMs;
  }

  /** Takes one token; false when the bucket is empty. */
  take(key: string, now: number): boolean {
    const known = this.#buckets.get(key) ?? { tokens: this.#capacity, at: now };
    const refill = ((now - known.at) / this.#windowMs) * this.#capacity;
    const tokens = Math.min(this.#capacity, known.tokens + Math.max(0, refill));
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > MAX_BUCKETS) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return tokens >= 1;
  }
}

export interface RateLimits {
  signIn(address: string): void;
  anonymous(address: string): void;
  verify(address: string): void;
  refresh(address: string): void;
  mail(): void;
}

/** The limits of config.toml's `auth.rate_limit`, each of which throws `AuthFailure` 429 when it is reached. */
export function createRateLimits(rates: AuthSettings['rates'], now: () => number): RateLimits {
  const limiter = (capacity: number, windowMs: number) => {
    const buckets = new TokenBuckets(capacity, windowMs);
    return (address: string) => {
      if (!buckets.take(address, now())) {
        throw new AuthFailure(429, 'over_request_rate_limit', 'Request rate limit reached');
      }
    };
  };
  const mails = new TokenBuckets(rates.emailSent, HOUR);
  return {
    signIn: limiter(rates.signInSignUps, FIVE_MINUTES),
    anonymous: limiter(rates.anonymousUsers, HOUR),
    verify: limiter(rates.tokenVerifications, FIVE_MINUTES),
    refresh: limiter(rates.tokenRefresh, FIVE_MINUTES),
    mail() {
      if (!mails.take('project', now())) {
        throw new AuthFailure(429, 'over_email_send_rate_limit', 'email rate limit exceeded');
      }
    },
  };
}
