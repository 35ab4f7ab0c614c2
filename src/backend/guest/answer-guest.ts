/** Answers the app's requests to the backend out of a guest's own data, as the database would (docs/decisions/010). */
import type { GuestData } from './guest-data.ts';

export interface GuestRequest {
  /** In upper case. */
  readonly method: string;
  /** Below `/rest/v1/`: `rpc/dashboard` or `preferences`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

export interface GuestAnswer {
  readonly status: number;
  /** What goes out as JSON; null with status 204. */
  readonly body: unknown;
  /** The same object when nothing changed. */
  readonly data: GuestData;
}

/** The answer to one request, and the data after it. Never throws for what a request holds. */
export function answerGuest(data: GuestData, request: GuestRequest, _now: Date): GuestAnswer {
  const message = `A guest gets no answer to ${request.method} ${request.path}.`;
  return { status: 501, body: { code: 'guest_unanswered', message, details: null, hint: null }, data };
}
