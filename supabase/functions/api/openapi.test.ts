import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';

const app = createApp({
  SUPABASE_URL: 'http://127.0.0.1:1',
  SUPABASE_ANON_KEY: 'anon',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  SITE_URL: 'http://127.0.0.1:5173',
});

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { operationId?: string; responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

async function document(): Promise<OpenApi> {
  return (await (await app.request('/api/v1/openapi.json')).json()) as OpenApi;
}

test('docs/openapi.json is what the code says (node tests/support/write-openapi.ts writes it)', async () => {
  const kept: unknown = JSON.parse(await readFile('docs/openapi.json', 'utf8'));
  expect(kept).toEqual(await document());
});

test('every reference in the document leads somewhere', async () => {
  const described = await document();
  const text = JSON.stringify(described);
  const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(described.openapi).toBe('3.1.0');
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !(name in described.components.schemas))).toEqual([]);
});

test('every described path answers its methods and refuses others with 405', async () => {
  for (const [path, operations] of Object.entries((await document()).paths)) {
    for (const method of ['get', 'post', 'put', 'delete', 'patch']) {
      const response = await app.request(path, { method: method.toUpperCase() });
      expect([path, method, response.status === 405]).toEqual([path, method, !(method in operations)]);
      if (response.status === 405) {
        expect(response.headers.get('allow')).toContain(Object.keys(operations)[0]?.toUpperCase());
      }
    }
  }
});
