import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from './postgres/pid-file.ts';
import { type Stack, startStack } from './stack.ts';

const PORTS = { api: 0, db: 0, mail: 0, web: 0 };
let dataDir: string;
let stack: Stack;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'bm-stack-test-'));
  stack = await startStack({ ports: PORTS, dataDir, durable: false });
}, 60_000);

afterAll(async () => {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${stack.apiUrl}${path}`, { headers });
}

describe('the gateway', () => {
  test('wants an API key, and knows only its own', async () => {
    for (const headers of [{}, { apikey: 'sb_publishable_other' }, { apikey: 'sb_secret_other' }]) {
      for (const path of ['/rest/v1/profiles', '/auth/v1/settings', '/realtime/v1/api/broadcast']) {
        const answer = await get(path, headers);
        expect(answer.status, path).toBe(401);
        expect((await answer.json()).message).toMatch(/API key/);
      }
    }
    expect((await get('/auth/v1/settings', { apikey: stack.keys.publishableKey })).status).toBe(200);
    expect((await get('/rest/v1/profiles', { apikey: stack.keys.secretKey })).status).not.toBe(401);
  });

  test('refuses tokens that are forged, past their time or of another role', async () => {
    const sign = (claims: Record<string, unknown>, secret: string, expires: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const tokens = [
      [await sign({ role: 'authenticated' }, 'x'.repeat(40), '1h'), 'PGRST301'],
      [await sign({ role: 'authenticated' }, stack.keys.jwtSecret, '-1h'), 'PGRST303'],
      [await sign({ role: 'supabase_admin' }, stack.keys.jwtSecret, '1h'), 'PGRST301'],
      ['a.b.c', 'PGRST301'],
    ] as const;
    for (const [token, code] of tokens) {
      const answer = await get('/rest/v1/profiles', {
        apikey: stack.keys.publishableKey,
        authorization: `Bearer ${token}`,
      });
      expect(answer.status).toBe(401);
      expect((await answer.json()).code).toBe(code);
    }
  });

  test('answers preflights of browsers and says who asked for what', async () => {
    const preflight = await fetch(`${stack.apiUrl}/rest/v1/profiles`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    const answer = await get('/rest/v1/profiles', { apikey: stack.keys.publishableKey, 'x-request-id': 'mine-1' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-request-id')).toBe('mine-1');
  });

  test('serves the functions, and has no route for the rest', async () => {
    expect(await (await get('/functions/v1/api/v1/health')).json()).toMatchObject({ status: 'ok' });
    expect((await get('/storage/v1/bucket', { apikey: stack.keys.publishableKey })).status).toBe(404);
  });
});

test('a second one on the same data says so', async () => {
  await expect(startStack({ ports: PORTS, dataDir, durable: false })).rejects.toThrow(
    /already runs on the data folder/,
  );
  expect(isAlive(stack.postgresPid)).toBe(true);
});

test('a taken port ends with nothing left running', async () => {
  const other = mkdtempSync(join(tmpdir(), 'bm-stack-test-'));
  const taken = Number(new URL(stack.mailUrl).port);
  await expect(startStack({ ports: { ...PORTS, mail: taken }, dataDir: other })).rejects.toThrow(
    `Port ${taken} is taken`,
  );
  rmSync(other, { recursive: true, force: true });
});
