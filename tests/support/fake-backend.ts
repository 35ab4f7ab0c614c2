import { vi } from 'vitest';
import { type Answer, type FakeRequest, fakeAnswer, fakeRequest } from './fake-fetch.ts';

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

/**
 * Stands where the network would: the app's own client talks to it. A request that no test has prepared fails the
 * request loudly. Stub lives until `vi.unstubAllGlobals()`.
 */
export function startFakeBackend(): FakeBackend {
  const answers = new Map<string, Answer>();
  const requests: FakeRequest[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const request = fakeRequest(input, init);
    requests.push(request);
    return fakeAnswer(answers, request);
  });
  return {
    requests,
    on: (route, answer) => void answers.set(route, answer),
    to: (route) => requests.filter((request) => `${request.method} ${request.path}` === route),
  };
}
