import { vi } from 'vitest';
import { answerGuest } from '#src/backend/guest/answer-guest.ts';
import { emptyGuestData, type GuestData } from '#src/backend/guest/guest-data.ts';

/** An account behind the network that answers as the database does. */
export interface FakeAccount {
  /** What it holds now. */
  data(): GuestData;
  /** Changes it from elsewhere. */
  change(work: (data: GuestData) => GuestData): void;
  /** Stands in the way of requests: whatever it returns is the answer; `null` lets the request through. */
  intercept(work: (path: string, body: unknown) => Response | null): void;
  /** Paths of all requests so far, oldest first. */
  readonly paths: string[];
}

/** One query per value of `in.(…)`, which the answers of a guest do not know. */
function eachOf(query: URLSearchParams): URLSearchParams[] {
  const list = [...query].find(([, condition]) => condition.startsWith('in.('));
  if (list === undefined) return [query];
  const [column, condition] = list;
  return condition
    .slice('in.('.length, -1)
    .split(',')
    .map((value) => {
      const one = new URLSearchParams(query);
      one.set(column, `eq.${value.replaceAll('"', '')}`);
      return one;
    });
}

/** Stands where the network would and answers one account's requests; the stub lives until `vi.unstubAllGlobals()`. */
export function startFakeAccount(userId: string, timeZone = 'Europe/Berlin'): FakeAccount {
  let data = emptyGuestData(userId, timeZone, new Date());
  // An account has not seen the welcome yet.
  data = { ...data, profile: { ...data.profile, onboarded_at: null } };
  let stands: (path: string, body: unknown) => Response | null = () => null;
  const paths: string[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = url.pathname.replace('/rest/v1/', '');
    const body: unknown = typeof init.body === 'string' && init.body !== '' ? JSON.parse(init.body) : undefined;
    paths.push(path);
    const refused = stands(path, body);
    if (refused !== null) return refused;
    const method = (init.method ?? 'GET').toUpperCase();
    const headers = new Headers(init.headers);
    const answers = eachOf(url.searchParams).map((query) => {
      const answer = answerGuest(data, { method, path, query, headers, body }, new Date());
      data = answer.data;
      return answer;
    });
    const [first] = answers;
    const whole = answers.length === 1 ? first?.body : answers.flatMap((answer) => answer.body ?? []);
    const status = first?.status ?? 200;
    return new Response(status === 204 ? null : JSON.stringify(whole), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
  return {
    data: () => data,
    change: (work) => {
      data = work(data);
    },
    intercept: (work) => {
      stands = work;
    },
    paths,
  };
}
