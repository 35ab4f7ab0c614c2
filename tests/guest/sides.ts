/** Somebody with an account and a guest who do the same: each request goes to both, and the answers must be alike. */
import { PostgrestClient } from '@supabase/postgrest-js';
import postgres from 'postgres';
import { expect, inject } from 'vitest';
import { answerGuest } from '#src/backend/guest/answer-guest.ts';
import { emptyGuestData, type GuestData } from '#src/backend/guest/guest-data.ts';
import { alike } from './alike.ts';

const backend = inject('realBackend');
/** The database of the account, past what a person may. */
export const sql = postgres(backend.dbUrl, { max: 1, onnotice() {} });

/** Closes the connection that the tests have for themselves. */
export const closeSides = () => sql.end({ timeout: 1 });

/** What an untyped client answers; tests look at it as JSON. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly error: unknown;
}

/** One of the two, as the app's client sees it. */
export interface Side {
  /** Which of both answers of an earlier question is this one's. */
  readonly kind: 'account' | 'guest';
  readonly rest: PostgrestClient;
  readonly userId: string;
  /** Ids and the like under names that are the same on both sides. */
  readonly normal: (value: unknown) => unknown;
}

/** A guest whose data stays in a variable. */
class Guest {
  data: GuestData;
  readonly rest: PostgrestClient;

  constructor(userId: string) {
    this.data = emptyGuestData(userId, 'UTC', new Date());
    const fetch = async (input: string | URL | Request, init: RequestInit = {}) => this.#answer(String(input), init);
    this.rest = new PostgrestClient('https://guest.example/rest/v1', { fetch, retry: false });
  }

  #answer(address: string, init: RequestInit): Response {
    const url = new URL(address);
    const text = typeof init.body === 'string' ? init.body : '';
    const request = {
      method: (init.method ?? 'GET').toUpperCase(),
      path: url.pathname.replace('/rest/v1/', ''),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: text === '' ? undefined : JSON.parse(text),
    };
    const { status, body, data } = answerGuest(this.data, request, new Date());
    this.data = data;
    return new Response(body === null ? null : JSON.stringify(body), { status });
  }
}

async function newAccount(): Promise<{ readonly rest: PostgrestClient; readonly userId: string }> {
  const headers = { apikey: backend.publishableKey };
  const response = await fetch(`${backend.url}/auth/v1/signup`, { method: 'POST', headers, body: '{}' });
  const { access_token: token, user } = (await response.json()) as { access_token: string; user: { id: string } };
  return {
    rest: new PostgrestClient(`${backend.url}/rest/v1`, {
      headers: { ...headers, authorization: `Bearer ${token}` },
      retry: false,
    }),
    userId: user.id,
  };
}

/** What both were answered. */
export type Answers = Readonly<Record<Side['kind'], Answer>>;

/** The two who do the same. */
export interface Pair {
  /** Asks both the same; the answers must be alike. Gives them both as they came. */
  ask(question: (side: Side) => PromiseLike<Answer>): Promise<Answers>;
  /** Lets both have come at another time. */
  cameAt(time: Date): Promise<void>;
}

/** A person with a new account and a new guest. Both have the first steps behind them. */
export async function newPair(): Promise<Pair> {
  const { rest, userId } = await newAccount();
  const account: Side = { kind: 'account', rest, userId, normal: alike() };
  const guest = new Guest(crypto.randomUUID());
  const guestSide: Side = { kind: 'guest', rest: guest.rest, userId: guest.data.profile.user_id, normal: alike() };
  const pair: Pair = {
    async ask(question) {
      const [one, other] = await Promise.all([question(account), question(guestSide)]);
      expect(guestSide.normal(answerOf(other))).toEqual(account.normal(answerOf(one)));
      return { account: one, guest: other };
    },
    async cameAt(time) {
      await sql`update public.profiles set created_at = ${time} where user_id = ${userId}`;
      const { profile } = guest.data;
      const changed = { ...profile, created_at: time.toISOString(), version: profile.version + 1 };
      guest.data = { ...guest.data, profile: changed };
    },
  };
  const named = { display_name: 'Quiet Cedar', onboarded_at: new Date().toISOString() };
  await pair.ask((side) => side.rest.from('profiles').update(named).eq('user_id', side.userId));
  return pair;
}

/** Status, data, and of an error what a caller goes by: our own errors with their words, the database's by their code. */
function answerOf({ status, data, error }: Answer) {
  if (error === null) return { status, data };
  const { code, hint, message } = error as { code: string; hint: string | null; message: string };
  return { status, ...(code.startsWith('PT') ? { code, hint, message } : { code }) };
}
