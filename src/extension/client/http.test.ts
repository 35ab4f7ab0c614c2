import { expect, test } from 'vitest';
import { jsonAnswer } from '../testing/answers.ts';
import { backoffMs } from './backoff.ts';
import { resolveEndpoint } from './endpoint.ts';
import { createHttp } from './http.ts';

test.each([
  ['http://127.0.0.1:54321', 'http://127.0.0.1:54321/functions/v1/api/v1'],
  ['http://localhost:54321/', 'http://localhost:54321/functions/v1/api/v1'],
  ['https://abc.supabase.co/functions/v1/api/v1/', 'https://abc.supabase.co/functions/v1/api/v1'],
  ['https://example.test/breath', 'https://example.test/breath/functions/v1/api/v1'],
])('%s leads to the API', (text, url) => {
  expect(resolveEndpoint(text)).toEqual({ ok: true, url });
});

test.each([
  ['bmd_a-token-typed-here', 'not_an_address'],
  ['ftp://example.test', 'not_an_address'],
  ['http://example.test', 'insecure_address'],
  ['http://127.0.0.1.example.test', 'insecure_address'],
])('%s is refused', (text, reason) => {
  expect(resolveEndpoint(text)).toEqual({ ok: false, reason });
});

test('a wrong address is told without sending anything', async () => {
  const http = createHttp({ endpoint: 'nonsense', fetch: () => Promise.reject(new Error('must not be called')) });
  const answer = await http.request({ method: 'GET', path: '/me', read: (body) => body });
  expect(answer).toEqual({ kind: 'misconfigured', reason: 'not_an_address' });
});

test('the token travels in the header only, and redirects are not followed', async () => {
  const seen: { url: string; init: RequestInit | undefined }[] = [];
  const http = createHttp({
    endpoint: 'http://127.0.0.1:1',
    fetch: (input, init) => {
      seen.push({ url: String(input), init });
      return Promise.resolve(jsonAnswer(200, { ok: true }));
    },
  });
  await http.request({ method: 'POST', path: '/live', token: 'bmd_secret', body: { a: 1 }, read: (body) => body });
  expect(seen[0]?.url).toBe('http://127.0.0.1:1/functions/v1/api/v1/live');
  expect(seen[0]?.init).toMatchObject({ redirect: 'manual', headers: { authorization: 'Bearer bmd_secret' } });
  expect(String(seen[0]?.init?.body)).not.toContain('bmd_secret');
});

test('the pause doubles from 15 seconds to one hour, any part of it by chance, never less than asked', () => {
  expect([1, 2, 3, 9, 10, 500].map((failures) => backoffMs(failures, 0.999_999_99))).toEqual([
    15_000, 30_000, 60_000, 3_600_000, 3_600_000, 3_600_000,
  ]);
  expect(backoffMs(4, 0)).toBe(0);
  expect(backoffMs(1, 0.5, 90_000)).toBe(90_000);
});
