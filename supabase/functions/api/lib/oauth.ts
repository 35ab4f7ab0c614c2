import { z } from '@hono/zod-openapi';
import { ApiProblem } from './problem.ts';

/** Error codes of RFC 6749 §5.2 and RFC 8628 §3.5 that this API gives. */
export type OAuthErrorCode =
  | 'access_denied'
  | 'authorization_pending'
  | 'expired_token'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'server_error'
  | 'slow_down'
  | 'temporarily_unavailable'
  | 'unsupported_grant_type';

export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(code: OAuthErrorCode, description: string, status = 400, headers: Record<string, string> = {}) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

export const oauthErrorSchema = z
  .object({ error: z.string(), error_description: z.string() })
  .openapi('OAuthError', { description: 'OAuth error (RFC 6749 §5.2, RFC 8628 §3.5)' });

/** The answer for an OAuth error; never cached (RFC 6749 §5.1). */
export function oauthResponse(error: OAuthError): Response {
  return new Response(JSON.stringify({ error: error.code, error_description: error.message }), {
    status: error.status,
    headers: { ...error.headers, 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' },
  });
}

/** The same fault in the words of OAuth: its clients read `error`, not problem details. */
export function toOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (!(error instanceof ApiProblem)) return new OAuthError('server_error', 'Something went wrong on our side.', 500);
  if (error.status === 429 || error.status === 503) {
    return new OAuthError('temporarily_unavailable', error.message, error.status, error.headers);
  }
  if (error.status >= 500) return new OAuthError('server_error', error.message, error.status, error.headers);
  return new OAuthError('invalid_request', error.message, error.status, error.headers);
}
