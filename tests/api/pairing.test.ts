import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import {
  app,
  call,
  decide,
  deviceGrant,
  newDevice,
  newPerson,
  ownAddress,
  poll,
  siteUrl,
  stack,
  startPairing,
} from './support.ts';

const sql = postgres(stack.adminUrl, { max: 1, onnotice() {} });
afterAll(() => sql.end());

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

test('a device is paired once the person allows it, and its token works', async () => {
  const started = await call('/device_authorization', {
    body: new URLSearchParams({ client_id: 'vscode', client_name: 'VS Code', device_name: 'Desk', scope: 'sessions' }),
    headers: { 'x-forwarded-for': ownAddress() },
  });
  expect(started.status).toBe(200);
  expect(started.headers.get('cache-control')).toBe('no-store');
  const userCode = String(started.body.user_code);
  expect(started.body).toEqual({
    device_code: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    user_code: expect.stringMatching(/^BM-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/),
    verification_uri: `${siteUrl}/pair`,
    verification_uri_complete: `${siteUrl}/pair?code=${userCode}`,
    expires_in: 600,
    interval: 2,
  });
  const person = await newPerson();
  const { data } = await person.client.rpc('device_authorization_lookup', { p_user_code: userCode.toLowerCase() });
  expect(data).toMatchObject({ client_name: 'VS Code', device_name: 'Desk', requested_consent: 'sessions' });
  await decide(person, userCode, true);
  const granted = await call('/token', {
    body: new URLSearchParams({ grant_type: deviceGrant, device_code: String(started.body.device_code) }),
  });
  expect(granted.status).toBe(200);
  expect(granted.body).toEqual({
    access_token: expect.stringMatching(/^bmd_[A-Za-z0-9_-]{43}$/),
    token_type: 'Bearer',
    scope: 'sessions',
    device_id: expect.any(String),
    device_name: 'Desk',
  });
  const me = await call('/me', { method: 'GET', token: String(granted.body.access_token) });
  expect(me).toMatchObject({
    status: 200,
    body: { device: { id: granted.body.device_id, name: 'Desk' }, last_accepted: null },
  });
});

test('the database holds hashes only', async () => {
  const person = await newPerson();
  const codes = await startPairing();
  await decide(person, codes.userCode, true);
  const token = String((await poll(codes.deviceCode)).body.access_token);
  const [stored] = await sql`select t.token_hash, a.device_code_hash, a.user_code_hash
    from private.device_tokens t join private.device_authorizations a using (device_id)
    where t.token_hash = ${await sha256(token)}`;
  expect(stored).toEqual({
    token_hash: await sha256(token),
    device_code_hash: await sha256(codes.deviceCode),
    user_code_hash: await sha256(codes.userCode),
  });
});

test('waiting, too fast, then refused', async () => {
  const person = await newPerson();
  const codes = await startPairing();
  expect(await poll(codes.deviceCode)).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
  expect(await poll(codes.deviceCode)).toMatchObject({ status: 400, body: { error: 'slow_down' } });
  await decide(person, codes.userCode, false);
  expect(await poll(codes.deviceCode)).toMatchObject({ status: 400, body: { error: 'access_denied' } });
});

test('a code that has run out, and one that was used, say so', async () => {
  const codes = await startPairing();
  await sql`update private.device_authorizations set expires_at = now() - interval '1 second'
    where device_code_hash = ${await sha256(codes.deviceCode)}`;
  expect(await poll(codes.deviceCode)).toMatchObject({ status: 400, body: { error: 'expired_token' } });
  const person = await newPerson();
  const used = await startPairing();
  await decide(person, used.userCode, true);
  expect((await poll(used.deviceCode)).status).toBe(200);
  expect(await poll(used.deviceCode)).toMatchObject({ status: 400, body: { error: 'expired_token' } });
});

test('two polls at the same time bring one token', async () => {
  const person = await newPerson();
  const codes = await startPairing();
  await decide(person, codes.userCode, true);
  const replies = await Promise.all([poll(codes.deviceCode), poll(codes.deviceCode), poll(codes.deviceCode)]);
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
});

test('a person may allow less than was asked for', async () => {
  const person = await newPerson();
  const codes = await startPairing({ scope: 'sessions' });
  await decide(person, codes.userCode, true, 'totals');
  expect(await poll(codes.deviceCode)).toMatchObject({ status: 200, body: { scope: 'totals' } });
});

test.each([
  ['no grant type', { device_code: 'x' }, 'invalid_request'],
  ['another grant', { grant_type: 'password', device_code: 'x' }, 'unsupported_grant_type'],
  ['no device code', { grant_type: deviceGrant }, 'invalid_request'],
  ['a device code of another form', { grant_type: deviceGrant, device_code: 'x' }, 'invalid_grant'],
  ['a device code that never was', { grant_type: deviceGrant, device_code: 'A'.repeat(43) }, 'expired_token'],
  ['a number for a code', { grant_type: deviceGrant, device_code: 5 }, 'invalid_request'],
  ['no object', [], 'invalid_request'],
  ['no JSON', '{"grant_type":', 'invalid_request'],
])('token: %s is an OAuth error', async (_name, body, error) => {
  const reply = await call('/token', { body });
  expect(reply).toMatchObject({ status: 400, body: { error, error_description: expect.any(String) } });
  expect(reply.headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['a scope that is not there', { scope: 'everything' }, 400, 'invalid_scope'],
  ['a name that is too long', { device_name: 'x'.repeat(61) }, 400, 'invalid_request'],
  ['another kind of device', { kind: 'web' }, 400, 'invalid_request'],
])('device_authorization: %s is an OAuth error', async (_name, body, status, error) => {
  expect(await call('/device_authorization', { body })).toMatchObject({ status, body: { error } });
});

test('a parameter that stands twice is refused, another media type too', async () => {
  const twice = new URLSearchParams([
    ['client_id', 'a'],
    ['client_id', 'b'],
  ]);
  expect(await call('/device_authorization', { body: twice })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  });
  const text = await call('/token', { body: 'hello', headers: { 'content-type': 'text/plain' } });
  expect(text).toMatchObject({ status: 415, body: { error: 'invalid_request' } });
});

test('ten pairings a minute from one address, then a pause; other addresses go on', async () => {
  const headers = { 'x-forwarded-for': ownAddress() };
  for (let count = 0; count < 10; count += 1) {
    expect((await call('/device_authorization', { body: {}, headers })).status).toBe(200);
  }
  const refused = await call('/device_authorization', { body: {}, headers });
  expect(refused).toMatchObject({ status: 429, body: { error: 'temporarily_unavailable' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await call('/device_authorization', { body: {}, headers: { 'x-forwarded-for': ownAddress() } })).status).toBe(
    200,
  );
});

test('the person’s session does not pair, and a device token signs nobody in', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  expect(await call('/me', { method: 'GET', token: person.accessToken })).toMatchObject({
    status: 401,
    body: { code: 'token_invalid' },
  });
  const response = await fetch(`${stack.apiUrl}/rest/v1/sessions`, {
    headers: { apikey: stack.publishableKey, authorization: `Bearer ${device.token}` },
  });
  expect(response.status).toBe(401);
});

test('the function answers through the gateway as it does here', async () => {
  const response = await fetch(`${stack.apiUrl}/functions/v1/api/v1/openapi.json`, {
    headers: { origin: 'http://a.test' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toEqual(await (await app.request('/api/v1/openapi.json')).json());
});
