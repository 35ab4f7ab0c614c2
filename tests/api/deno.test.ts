import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { app, decide, deviceGrant, newPerson, row, siteUrl, stack } from './support.ts';

let deno: ChildProcess;
let url: string;
let cache: string;
let output = '';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}

/** Deno offline, as hosted runs the function: its own import map, packages from node_modules. */
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'bm-deno-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}/api/v1`;
  deno = spawn(
    'node_modules/.bin/deno',
    [
      'run',
      '-A',
      '--cached-only',
      '--node-modules-dir=manual',
      '--import-map=supabase/functions/api/deno.json',
      '--no-config',
      'supabase/functions/api/index.ts',
    ],
    {
      env: {
        PATH: process.env.PATH,
        HOME: cache,
        DENO_DIR: cache,
        DENO_NO_UPDATE_CHECK: '1',
        DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
        SUPABASE_URL: stack.apiUrl,
        SUPABASE_ANON_KEY: stack.publishableKey,
        SUPABASE_SERVICE_ROLE_KEY: stack.secretKey,
        SITE_URL: siteUrl,
        RATE_LIMIT_SALT: 'salt',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [deno.stdout, deno.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  await vi.waitFor(
    async () => {
      if (deno.exitCode !== null) throw new Error(`Deno ended: ${output}`);
      expect((await fetch(`${url}/health`)).status).toBe(200);
    },
    { timeout: 30_000, interval: 100 },
  );
}, 60_000);

afterAll(async () => {
  if (deno.exitCode === null) {
    deno.kill('SIGKILL');
    await once(deno, 'exit');
  }
  await rm(cache, { recursive: true, force: true });
});

const post = (path: string, body: unknown, token?: string) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });

test('under Deno a device pairs, sends, asks and leaves, and no token is logged', async () => {
  const person = await newPerson();
  const started = await (await post('/device_authorization', { client_id: 'vscode' })).json();
  await decide(person, started.user_code, true);
  const granted = await (await post('/token', { grant_type: deviceGrant, device_code: started.device_code })).json();
  const token: string = granted.access_token;
  const sent = await post('/sessions:batch', { rows: [row(1), 'no row'] }, token);
  expect(await sent.json()).toMatchObject({ outcomes: [{ outcome: 'created' }, { outcome: 'rejected' }] });
  const headers = { authorization: `Bearer ${token}` };
  expect(await (await fetch(`${url}/me`, { headers })).json()).toMatchObject({ totals: { sessions: 1 } });
  expect((await fetch(`${url}/devices/self`, { method: 'DELETE', headers })).status).toBe(204);
  expect((await fetch(`${url}/me`, { headers })).status).toBe(401);
  await expect.poll(() => output).toContain('"path":"/api/v1/sessions:batch","status":200');
  expect(output).not.toContain('bmd_');
  expect(output).not.toContain(stack.secretKey);
});

test('under Deno problems, limits and description are the same', async () => {
  const large = await post('/sessions:batch', { rows: ['x'.repeat(1_100_000)] }, `bmd_${'a'.repeat(43)}`);
  expect(large.status).toBe(413);
  expect(await (await post('/nothing', {})).json()).toMatchObject({ status: 404, code: 'not_found' });
  const described: unknown = await (await fetch(`${url}/openapi.json`)).json();
  expect(described).toEqual(await (await app.request('/api/v1/openapi.json')).json());
});
