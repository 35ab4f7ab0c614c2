import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { expect, inject } from 'vitest';
import { createApp } from '#supabase/functions/api/app.ts';

export const stack = inject('stack');
export const siteUrl = 'http://127.0.0.1:5173';

/** The API in this process against the real stack; over HTTP all callers would share one address and its limits. */
export const app = createApp({
  SUPABASE_URL: stack.apiUrl,
  SUPABASE_ANON_KEY: stack.publishableKey,
  SUPABASE_SERVICE_ROLE_KEY: stack.secretKey,
  SITE_URL: siteUrl,
});

let addresses = 0;
/** An address that no other test has. */
export function ownAddress(): string {
  addresses += 1;
  return `198.51.100.${addresses}-${process.pid}`;
}

const address = ownAddress();

interface CallOptions {
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON; URLSearchParams as a form; a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Calls the API and reads its JSON. */
export async function call(path: string, options: CallOptions = {}): Promise<Reply> {
  const { method = 'POST', token, body } = options;
  const isRaw = typeof body === 'string' || body instanceof URLSearchParams;
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': address,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

const clientOptions = { auth: { persistSession: false, autoRefreshToken: false } };

export interface Person {
  readonly id: string;
  readonly accessToken: string;
  readonly client: SupabaseClient;
}

/** A new signed-in person. */
export async function newPerson(): Promise<Person> {
  const client = createClient(stack.apiUrl, stack.publishableKey, clientOptions);
  const { data, error } = await client.auth.signInAnonymously();
  if (error) throw error;
  expect(data.session).not.toBeNull();
  return { id: data.user?.id ?? '', accessToken: data.session?.access_token ?? '', client };
}

export interface Codes {
  readonly deviceCode: string;
  readonly userCode: string;
}

/** Starts a pairing from an address of its own. */
export async function startPairing(body: Readonly<Record<string, unknown>> = {}): Promise<Codes> {
  const reply = await call('/device_authorization', { body, headers: { 'x-forwarded-for': ownAddress() } });
  expect(reply).toMatchObject({ status: 200, body: { expires_in: 600 } });
  return { deviceCode: String(reply.body.device_code), userCode: String(reply.body.user_code) };
}

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

export function poll(deviceCode: string): Promise<Reply> {
  return call('/token', { body: { grant_type: deviceGrant, device_code: deviceCode } });
}

/** The person answers a pairing. */
export async function decide(person: Person, userCode: string, allow: boolean, consent?: string): Promise<void> {
  const { error } = await person.client.rpc('device_authorization_decide', {
    p_user_code: userCode,
    p_allow: allow,
    ...(consent === undefined ? {} : { p_consent: consent }),
  });
  if (error) throw error;
}

export interface TestDevice {
  readonly id: string;
  readonly token: string;
}

/** A paired device of a person. */
export async function newDevice(person: Person, consent = 'sessions'): Promise<TestDevice> {
  const codes = await startPairing({ scope: consent });
  await decide(person, codes.userCode, true);
  const reply = await poll(codes.deviceCode);
  expect(reply).toMatchObject({ status: 200 });
  return { id: String(reply.body.device_id), token: String(reply.body.access_token) };
}

/** A sound session row that ended an hour ago or earlier; rows differ by their number. */
export function row(number: number, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const start = Date.now() - 7_200_000 - number * 600_000;
  return {
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 300_000).toISOString(),
    activeMs: 300_000,
    cycles: 20,
    goalMinutes: 5,
    goalBonusXP: 3,
    finalXP: 23,
    ...changes,
  };
}
