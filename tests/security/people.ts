/** People, devices and raw requests for the security tests. Requests are plain fetch: no client softens them. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { inject } from 'vitest';

export const doors = inject('doors');
const api = `${doors.apiUrl}/functions/v1/api/v1`;
const options = { auth: { persistSession: false, autoRefreshToken: false } };
const admin = createClient(doors.apiUrl, doors.secretKey, options);

/** The database behind the doors, as its superuser: only to look what has changed. Close it with `end`. */
export const openDatabase = () => postgres(doors.adminUrl, { max: 1, onnotice() {} });

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly client: SupabaseClient;
}

function signedIn(
  client: SupabaseClient,
  data: { user: { id: string; email?: string | undefined } | null; session: { access_token: string } | null },
): Person {
  if (!data.user || !data.session) throw new Error('nobody is signed in');
  return { id: data.user.id, email: data.user.email ?? '', token: data.session.access_token, client };
}

/** A person with an e-mail address, signed in. */
export async function newPerson(): Promise<Person> {
  const email = `door-${crypto.randomUUID()}@example.test`;
  const made = await admin.auth.admin.createUser({ email, email_confirm: true });
  if (made.error) throw made.error;
  const client = createClient(doors.apiUrl, doors.publishableKey, options);
  const { data, error } = await client.auth.verifyOtp({ token_hash: await linkToken(email), type: 'email' });
  if (error) throw error;
  return signedIn(client, data);
}

/** A person without an e-mail address, signed in. */
export async function newGuest(): Promise<Person> {
  const client = createClient(doors.apiUrl, doors.publishableKey, options);
  const { data, error } = await client.auth.signInAnonymously();
  if (error) throw error;
  return signedIn(client, data);
}

/** The token of a fresh sign-in link. */
export async function linkToken(email: string): Promise<string> {
  const { data, error } = await admin.auth.admin.generateLink({ type: 'magiclink', email });
  if (error) throw error;
  return data.properties.hashed_token;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the body, or undefined where it is none. */
  readonly body: unknown;
}

/** Sends a request as it is. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** Calls the API function. */
export function callApi(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (typeof init.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return send(`${api}${path}`, { method: 'POST', ...init, headers });
}

/** Calls REST. Without a bearer only the key speaks. */
export function callRest(path: string, init: RequestInit & { bearer?: string; apikey?: string } = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('apikey', init.apikey ?? doors.publishableKey);
  if (init.bearer !== undefined) headers.set('authorization', `Bearer ${init.bearer}`);
  if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return send(`${doors.apiUrl}/rest/v1/${path}`, { ...init, headers });
}

/** Calls a function of the database through REST as a person. */
export function callFunction(person: Person, name: string, body: unknown): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return callRest(`rpc/${name}`, { method: 'POST', bearer: person.token, body: text });
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const upkeep = postgres(doors.adminUrl, { max: 1, idle_timeout: 1, onnotice() {} });

/** Forgets how often the address of the tests, which is that of all, has started a pairing. */
async function forgiveAddress(): Promise<void> {
  await upkeep`delete from private.rate_limits where key like 'device_authorization:%'`;
}

/** Starts a pairing. */
export async function startPairing(): Promise<{ device_code: string; user_code: string }> {
  await forgiveAddress();
  const { body, status } = await callApi('/device_authorization', { body: JSON.stringify({ scope: 'sessions' }) });
  if (status !== 200) throw new Error(`pairing answered ${status}`);
  return body as { device_code: string; user_code: string };
}

/** Asks for the token of a pairing. */
export function pollToken(deviceCode: string): Promise<Answer> {
  return callApi('/token', { body: JSON.stringify({ grant_type: deviceGrant, device_code: deviceCode }) });
}

export interface Device {
  readonly id: string;
  readonly token: string;
}

/** A paired device of a person. */
export async function newDevice(person: Person): Promise<Device> {
  const codes = await startPairing();
  await callFunction(person, 'device_authorization_decide', { p_user_code: codes.user_code, p_allow: true });
  const { body, status } = await pollToken(codes.device_code);
  if (status !== 200) throw new Error(`the token answered ${status}`);
  const granted = body as { device_id: string; access_token: string };
  return { id: granted.device_id, token: granted.access_token };
}

/** A device that was paired and then revoked. */
export async function newRevokedDevice(person: Person): Promise<Device> {
  const device = await newDevice(person);
  const { status } = await callFunction(person, 'device_revoke', { p_device: device.id });
  if (status >= 300) throw new Error(`revoking answered ${status}`);
  return device;
}

/** A sound session row that ended hours ago; rows differ by their number. */
export function row(number: number, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const start = Date.UTC(2025, 8, 1, 9) + number * 3_600_000;
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

/** Sends rows as a device. */
export function sendRows(device: Device, rows: readonly unknown[]): Promise<Answer> {
  const headers = { authorization: `Bearer ${device.token}` };
  return callApi('/sessions:batch', { headers, body: JSON.stringify({ rows }) });
}
