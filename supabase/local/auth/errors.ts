import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const VERSION_HEADER = 'x-supabase-api-version';
const CODED_VERSION = '2024-01-01';

/** An answer of the auth server that is not a success, in GoTrue's terms. */
export class AuthFailure extends Error {
  readonly status: ContentfulStatusCode;
  /** GoTrue's stable error code, for example `otp_expired`. */
  readonly code: string;
  /** Fields that stand beside code and message in the body. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: ContentfulStatusCode, code: string, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = 'AuthFailure';
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

/** GoTrue's failure for a body or parameter that makes no sense. */
export function invalid(message: string): AuthFailure {
  return new AuthFailure(400, 'validation_failed', message);
}

/** Writes a failure in the form that the client's API version expects. */
export function failureResponse(c: Context, failure: AuthFailure): Response {
  c.header('x-sb-error-code', failure.code);
  const asked = c.req.header(VERSION_HEADER);
  if (asked !== undefined && asked >= CODED_VERSION) {
    c.header(VERSION_HEADER, CODED_VERSION);
    return c.json({ code: failure.code, message: failure.message, ...failure.extra }, failure.status);
  }
  return c.json(
    { code: failure.status, error_code: failure.code, msg: failure.message, ...failure.extra },
    failure.status,
  );
}
