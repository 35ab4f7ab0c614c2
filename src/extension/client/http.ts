import { type Clock, systemClock } from './clock.ts';
import { resolveEndpoint } from './endpoint.ts';

/** Why a request brought no answer; each kind asks for another behaviour. */
export type Failure =
  /** Nothing reached the server, or it cannot answer now: try later. */
  | { readonly kind: 'offline'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'rate_limited'; readonly reason: string; readonly retryAfterMs?: number }
  /** The token is unknown or revoked: pair again. */
  | { readonly kind: 'signed_out'; readonly reason: string }
  /** The person no longer lets this device send this. */
  | { readonly kind: 'consent_withdrawn'; readonly reason: string }
  /** This very body is not accepted; `pointers` name the wrong places. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly pointers: readonly string[] }
  /** Something answers there that is not this API: wrong address, captive portal, proxy. */
  | { readonly kind: 'misconfigured'; readonly reason: string }
  | { readonly kind: 'cancelled' };

export type Answer<T> = { readonly kind: 'ok'; readonly body: T } | Failure;

interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the API's base, such as `/me`. */
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Checks the answer's body; undefined means that it is none of this API. */
  readonly read: (body: unknown) => T | undefined;
}

export interface Http {
  request<T>(request: HttpRequest<T>): Promise<Answer<T>>;
}

export interface HttpOptions {
  readonly endpoint: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Milliseconds until a request counts as lost. */
  readonly timeoutMs?: number;
}

const longestRetryAfterMs = 86_400_000;

/** Whether a value is an object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function retryAfter(headers: Headers, now: number): { retryAfterMs?: number } {
  const text = headers.get('retry-after');
  if (text === null) return {};
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? { retryAfterMs: Math.min(ms, longestRetryAfterMs) } : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an error answer means. Only answers in this API's own form are believed when they concern the token. */
function classify(response: Response, text: string, now: number): Failure {
  const body = parse(text);
  const problem = isRecord(body) ? body : {};
  const code = [problem.code, problem.error].find((value) => typeof value === 'string');
  const { status, headers } = response;
  if (status === 429) return { kind: 'rate_limited', reason: code ?? 'rate_limited', ...retryAfter(headers, now) };
  if (status === 511 || status === 407) return { kind: 'misconfigured', reason: 'network_asks_for_sign_in' };
  if (status === 408 || status === 425 || status >= 500) {
    return { kind: 'offline', reason: 'server_unavailable', ...retryAfter(headers, now) };
  }
  if (status === 413 && code === undefined) return { kind: 'refused', status, reason: 'body_too_large', pointers: [] };
  const ours = 'error' in problem || headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (code === undefined || !ours) return { kind: 'misconfigured', reason: 'not_the_api' };
  if (status === 401) return { kind: 'signed_out', reason: code };
  if (status === 403) return { kind: 'consent_withdrawn', reason: code };
  if (status === 400 || status === 413 || status === 422) {
    const errors = Array.isArray(problem.errors) ? problem.errors : [];
    const pointers = errors.flatMap((error) =>
      isRecord(error) && typeof error.pointer === 'string' ? [error.pointer] : [],
    );
    return { kind: 'refused', status, reason: code, pointers };
  }
  return { kind: 'misconfigured', reason: code };
}

function accept<T>(response: Response, text: string, read: HttpRequest<T>['read']): Answer<T> {
  const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '');
  if (!isJson && response.status !== 204) return { kind: 'misconfigured', reason: 'not_the_api' };
  const value = text === '' ? undefined : parse(text);
  // A JSON answer that cannot be parsed was cut on its way.
  if (text !== '' && value === undefined) return { kind: 'offline', reason: 'answer_cut' };
  const body = read(value);
  return body === undefined ? { kind: 'misconfigured', reason: 'unexpected_answer' } : { kind: 'ok', body };
}

/** The way to the API. It never throws: every fault becomes a {@link Failure}. Redirects are not followed, so a token stays with its host. */
export function createHttp(options: HttpOptions): Http {
  const endpoint = resolveEndpoint(options.endpoint);
  const { fetch: send = fetch, clock = systemClock, timeoutMs = 30_000 } = options;
  return {
    async request({ method, path, token, body, signal, read }) {
      if (!endpoint.ok) return { kind: 'misconfigured', reason: endpoint.reason };
      if (signal?.aborted) return { kind: 'cancelled' };
      const timeout = new AbortController();
      const cancelTimeout = clock.after(timeoutMs, () => timeout.abort());
      try {
        const response = await send(`${endpoint.url}${path}`, {
          method,
          redirect: 'manual',
          signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
          headers: {
            accept: 'application/json, application/problem+json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
          return { kind: 'misconfigured', reason: 'redirected' };
        }
        const text = await response.text();
        return response.ok ? accept(response, text, read) : classify(response, text, clock.now());
      } catch {
        if (signal?.aborted) return { kind: 'cancelled' };
        return { kind: 'offline', reason: timeout.signal.aborted ? 'timeout' : 'network' };
      } finally {
        cancelTimeout();
      }
    },
  };
}
