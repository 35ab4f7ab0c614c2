import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createFunctions } from './functions.ts';
import { InvalidToken } from './tokens.ts';

let folder: string;
let app: Hono;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bm-functions-test-'));
  for (const name of ['open', 'closed', '_shared']) mkdirSync(join(folder, name));
  const source = `export const createApp = (env) => ({ fetch: async (request) => Response.json({
    path: new URL(request.url).pathname, site: env.SITE_URL, body: await request.text() }) });`;
  for (const name of ['open', 'closed']) writeFileSync(join(folder, name, 'app.ts'), source);
  const config = readConfig({ apiUrl: 'http://127.0.0.1:1' });
  app = await createFunctions({
    env: { SUPABASE_URL: '', SUPABASE_ANON_KEY: '', SUPABASE_SERVICE_ROLE_KEY: '', SITE_URL: 'http://site' },
    config: { ...config, functions: { open: { verifyJwt: false } } },
    verify: async (token) => {
      if (token === 'good') return { role: 'authenticated' };
      throw new InvalidToken('no');
    },
    fetch,
    functionsDir: folder,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a function sees its own name as the start of its path, its environment and the body', async () => {
  const answer = await app.request('http://127.0.0.1/open/v1/things', { method: 'POST', body: 'hello' });
  expect(await answer.json()).toEqual({ path: '/open/v1/things', site: 'http://site', body: 'hello' });
});

test('a function without an entry in config.toml wants a valid token', async () => {
  expect((await app.request('http://127.0.0.1/closed')).status).toBe(401);
  expect((await app.request('http://127.0.0.1/closed', { headers: { authorization: 'Bearer bad' } })).status).toBe(401);
  expect((await app.request('http://127.0.0.1/closed', { headers: { authorization: 'Bearer good' } })).status).toBe(
    200,
  );
});

test('what is no function is not found', async () => {
  expect((await app.request('http://127.0.0.1/_shared/x')).status).toBe(404);
  expect((await app.request('http://127.0.0.1/gone/x')).status).toBe(404);
});
