import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from './app.ts';
import { headersFile } from './headers.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(500))})`;
let dist: string;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'bm-web-test-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>App</title>');
  writeFileSync(join(dist, 'assets', 'app-abc123.js'), SCRIPT);
  writeFileSync(join(dist, 'assets', 'app-abc123.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(dist, 'assets', 'app-abc123.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(dist, '_headers'), '/*');
  writeFileSync(join(dist, '.sources'), 'stamp');
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

function get(path: string, headers: Record<string, string> = {}, supabaseUrl = ''): Promise<Response> {
  const web = createWeb({ distDir: dist, supabaseUrl, gateway: () => new Response('from the gateway') });
  return Promise.resolve(web(new Request(`http://127.0.0.1:5173${path}`, { headers })));
}

const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('what is served', () => {
  test('pages of the app answer navigations, missing files stay missing', async () => {
    expect(await (await get('/', NAVIGATION)).text()).toContain('<title>App');
    expect(await (await get('/settings/import', NAVIGATION)).text()).toContain('<title>App');
    expect((await get('/settings/import', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/assets/gone-1.js', NAVIGATION)).status).toBe(404);
    expect((await get('/favicon.ico', { accept: 'image/*' })).status).toBe(404);
  });

  test('nothing beside the app is served', async () => {
    for (const path of ['/.sources', '/_headers', '/assets/app-abc123.js.br', '/%2e%2e/package.json', '/%E0%A4%A']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  test("the gateway's paths go to the gateway", async () => {
    for (const path of [
      '/auth/v1/health',
      '/rest/v1/profiles?select=*',
      '/realtime/v1/api/broadcast',
      '/functions/v1/api/v1/me',
    ]) {
      expect(await (await get(path)).text(), path).toBe('from the gateway');
    }
  });

  test('other methods are refused', async () => {
    const web = createWeb({ distDir: dist, supabaseUrl: '' });
    expect((await web(new Request('http://127.0.0.1/', { method: 'POST' }))).status).toBe(405);
  });
});

describe('how it is sent', () => {
  test('compressed as the browser can, and the same afterwards', async () => {
    const br = await get('/assets/app-abc123.js', { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(SCRIPT);
    const gzip = await get('/assets/app-abc123.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(SCRIPT);
    const plain = await get('/assets/app-abc123.js');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toBe('Accept-Encoding');
    expect(await plain.text()).toBe(SCRIPT);
  });

  test('files with a hash for ever, pages asked for anew and answered with 304 when unchanged', async () => {
    expect((await get('/assets/app-abc123.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    const page = await get('/', NAVIGATION);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/', { ...NAVIGATION, 'if-none-match': page.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('with a policy that runs no script and no style but our own, and reaches no host but ours', async () => {
    for (const answer of [await get('/', NAVIGATION), await get('/gone.js')]) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('a hosted Supabase may be reached by https and websocket', async () => {
    const policy = (await get('/', NAVIGATION, 'https://abc.supabase.co')).headers.get('content-security-policy');
    expect(policy).toContain("connect-src 'self' https://abc.supabase.co wss://abc.supabase.co;");
  });

  test('static hosts get the same rules', async () => {
    const text = headersFile('');
    for (const [name, value] of (await get('/', NAVIGATION)).headers) {
      if (/^(content-security-policy|x-|referrer|permissions|cross-origin)/.test(name)) {
        expect(text.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
      }
    }
    expect(text).toContain('Strict-Transport-Security');
  });
});
