import type postgres from 'postgres';
import type { Mailer } from './mailer.ts';
import type { RateLimits } from './rate-limits.ts';
import type { AuthSettings } from './settings.ts';
import type { AccessTokens } from './tokens.ts';

/** What every part of the auth server works with. */
export interface AuthContext {
  sql: postgres.Sql;
  settings: AuthSettings;
  tokens: AccessTokens;
  /** Key from which codes and successor tokens are derived; never leaves the server. */
  hashKey: string;
  mailer: Mailer;
  limits: RateLimits;
  /** Milliseconds since 1970; tests set it. */
  now: () => number;
}

/** The moment as the database takes it. */
export function currentTime(context: AuthContext): Date {
  return new Date(context.now());
}
