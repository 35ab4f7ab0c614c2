import { vi } from 'vitest';

/** A request as the fake backend sees it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = (request: FakeRequest) => unknown;

export interface FakeBackend {
  /** Every request so far, oldest first. */
  readonly requests: FakeRequest[];
  /** Sets the answer to "METHOD /path"; a plain value is answered as JSON, a `Response` as it is. */
  on(route: string, answer: Answer): void;
  /** The requests to "METHOD /path". */
  to(route: string): FakeRequest[];
}

/** A JSON answer with a status of its own. */
export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** Fails as a browser does when the backend can't be reached. */
export function unreachable(): never {
  throw new TypeError('Failed to fetch');
}

const bodyOf = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/**
 * Stands where the network would: the app's own client talks to it. A request that no test has prepared fails the
 * request loudly. Stub lives until `vi.unstubAllGlobals()`.
 */
export function startFakeBackend(): FakeBackend {
  const answers = new Map<string, Answer>();
  const requests: FakeRequest[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const request: FakeRequest = {
      method: (init?.method ?? 'GET').toUpperCase(),
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init?.headers),
      body: bodyOf(typeof init?.body === 'string' ? init.body : ''),
    };
    requests.push(request);
    const answer = answers.get(`${request.method} ${request.path}`);
    if (!answer) return jsonResponse(501, { message: `No answer prepared for ${request.method} ${request.path}` });
    const result = await answer(request);
    return result instanceof Response ? result : jsonResponse(200, result ?? null);
  });
  return {
    requests,
    on: (route, answer) => void answers.set(route, answer),
    to: (route) => requests.filter((request) => `${request.method} ${request.path}` === route),
  };
}
