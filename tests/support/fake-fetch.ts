/** A request as the fake backend sees it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Answers a request: a plain value is sent as JSON, a `Response` as it is. */
export type Answer = (request: FakeRequest) => unknown;

const bodyOf = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** A request as its parts, from what `fetch` was called with. */
export function fakeRequest(input: string | URL | Request, init?: RequestInit): FakeRequest {
  const url = new URL(input instanceof Request ? input.url : input);
  return {
    method: (init?.method ?? 'GET').toUpperCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: new Headers(init?.headers),
    body: bodyOf(typeof init?.body === 'string' ? init.body : ''),
  };
}

/** The answer prepared for "METHOD /path"; a request that nobody prepared fails loudly. */
export async function fakeAnswer(answers: ReadonlyMap<string, Answer>, request: FakeRequest): Promise<Response> {
  const route = `${request.method} ${request.path}`;
  const answer = answers.get(route);
  if (!answer) return Response.json({ message: `No answer prepared for ${route}` }, { status: 501 });
  const result = await answer(request);
  return result instanceof Response ? result : Response.json(result ?? null);
}
