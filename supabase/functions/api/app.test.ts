import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import type { LogEntry } from './lib/types.ts';

const env = {
  SUPABASE_URL: 'http://127.0.0.1:1',
  SUPABASE_ANON_KEY: 'anon',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  SITE_URL: 'http://127.0.0.1:5173/',
};
const token = `bmd_${'a'.repeat(43)}`;
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const batch = { method: 'POST', headers, body: JSON.stringify({ rows: [{}] }) };

/** The app with this in place of the network. */
function appWith(answer: () => Response | Promise<Response>) {
  const log: LogEntry[] = [];
  const calls: string[] = [];
  const app = createApp(env, {
    fetch: async (input, init) => {
      calls.push(`${String(input)} ${String(init?.body)}`);
      return await answer();
    },
    log: (entry) => log.push(entry),
  });
  return { app, log, calls };
}

const unreachable = () => {
  throw new TypeError('fetch failed');
};
const database = (status: number, body: unknown) => () => Response.json(body, { status });

test.each([
  ['a lost connection', unreachable],
  ['a gateway without an upstream', () => new Response('bad gateway', { status: 502 })],
  ['a statement that took too long', database(500, { code: '57014', message: 'canceling statement' })],
  ['a deadlock', database(500, { code: '40P01', message: 'deadlock detected' })],
  ['a database that starts', database(503, { code: 'PGRST001', message: 'no connection' })],
])('%s is 503 and worth another try', async (_name, answer) => {
  const { app, log } = appWith(answer);
  const response = await app.request('/api/v1/sessions:batch', batch);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toMatchObject({ code: 'unavailable', status: 503, type: 'about:blank' });
  expect(log).toMatchObject([{ level: 'error', path: '/api/v1/sessions:batch', status: 503 }]);
});

test.each([
  ['a function that is not there', database(404, { code: 'PGRST202', message: 'no function secret_name' })],
  ['an answer of another shape', database(200, { nothing: true })],
  ['a fault inside', database(500, { code: 'XX000', message: 'secret detail' })],
])('%s is 500 and tells nothing of the inside', async (_name, answer) => {
  const { app } = appWith(answer);
  const response = await app.request('/api/v1/sessions:batch', batch);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ code: 'internal' });
  expect(text).not.toContain('secret');
});

test('while the database is away pairing answers in the words of OAuth', async () => {
  const { app } = appWith(unreachable);
  const body = new URLSearchParams({ client_id: 'vscode' });
  const response = await app.request('/api/v1/device_authorization', { method: 'POST', body });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toEqual({
    error: 'temporarily_unavailable',
    error_description: expect.stringContaining('cannot be reached'),
  });
});

test('an account is not deleted while Auth cannot be asked', async () => {
  const { app } = appWith(() => new Response('{}', { status: 503 }));
  const response = await app.request('/api/v1/account', {
    method: 'DELETE',
    headers: { authorization: 'Bearer jwt', 'content-type': 'application/json' },
    body: JSON.stringify({ confirm: 'delete my account' }),
  });
  expect(response.status).toBe(503);
});

test('neither logs nor calls hold the token, and a row that Postgres could not store is made storable', async () => {
  const { app, log, calls } = appWith(database(200, { outcomes: [], epoch: 1, totals: {}, clock_skew_ms: null }));
  const rows = '[{"id":"sess-\\u0000\\ud800"}]';
  const response = await app.request(`/api/v1/sessions:batch?token=${token}`, { ...batch, body: `{"rows":${rows}}` });
  expect(response.status).toBe(200);
  expect(JSON.stringify(log)).not.toContain(token);
  expect(calls).toHaveLength(1);
  expect(calls[0]).not.toContain(token);
  expect(calls[0]).toContain('sess-\uFFFD\uFFFD');
});

test('a body without a stated length is counted while it is read', async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const { app, calls } = appWith(unreachable);
  const request = new Request('http://x/api/v1/sessions:batch', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  const response = await app.request(request);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'body_too_large' });
  expect(pulled).toBeLessThan(25);
  expect(calls).toEqual([]);
});

test('a body that breaks off is told apart from one that is not JSON', async () => {
  const { app } = appWith(unreachable);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"rows":['));
    },
    pull(controller) {
      controller.error(new Error('connection reset'));
    },
  });
  const request = new Request('http://x/api/v1/live', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  expect(await (await app.request(request)).json()).toMatchObject({ status: 400, code: 'body_unreadable' });
});

test('the caller’s request id comes back; an odd one is replaced', async () => {
  const { app } = appWith(unreachable);
  const given = await app.request('/api/v1/health', { headers: { 'x-request-id': 'abc-123' } });
  expect(given.headers.get('x-request-id')).toBe('abc-123');
  const odd = await app.request('/api/v1/health', { headers: { 'x-request-id': 'a b"' } });
  expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a browser of any site may call, with the headers it asks for', async () => {
  const { app } = appWith(unreachable);
  const response = await app.request('/api/v1/account', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example.test',
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'authorization,content-type,x-client-info',
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-methods')).toContain('DELETE');
  expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-client-info');
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});
