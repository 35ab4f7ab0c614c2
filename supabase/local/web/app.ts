import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { cacheControl, securityHeaders } from './headers.ts';

export interface WebDeps {
  /** The production build. */
  distDir: string;
  /** The Supabase that the build talks to; empty when it is the gateway on the app's own origin. */
  supabaseUrl: string;
  /** Answers the gateway's paths; none with a hosted Supabase. */
  gateway?: (request: Request) => Response | Promise<Response>;
}

interface Asset {
  type: string;
  etag: string;
  cache: string;
  /** By content encoding. */
  bodies: { identity: Buffer<ArrayBuffer>; br?: Buffer<ArrayBuffer>; gzip?: Buffer<ArrayBuffer> };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const GATEWAY_PATH = /^\/(auth|rest|realtime|functions|storage)\/v1(\/|$)/;

/** Serves the production build as a good static host does, with the gateway on the same origin. */
export function createWeb(deps: WebDeps): (request: Request) => Response | Promise<Response> {
  const assets = readAssets(deps.distDir);
  const headers = securityHeaders(deps.supabaseUrl);
  return (request) => {
    const url = new URL(request.url);
    if (deps.gateway && GATEWAY_PATH.test(url.pathname)) return deps.gateway(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    }
    const asset = findAsset(assets, decodePath(url.pathname), request);
    if (!asset) {
      const plain = { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
      return new Response('Not found', { status: 404, headers: plain });
    }
    return answer(asset, request, headers);
  };
}

/** Addresses of the app's pages are no files: a navigation to one gets the page, a missing file stays missing. */
function findAsset(assets: Map<string, Asset>, path: string, request: Request): Asset | undefined {
  const asset = assets.get(path === '/' ? '/index.html' : path);
  if (asset) return asset;
  const isNavigation = (request.headers.get('accept') ?? '').includes('text/html') && extname(path) === '';
  return isNavigation ? assets.get('/index.html') : undefined;
}

function answer(asset: Asset, request: Request, security: Record<string, string>): Response {
  const headers = { ...security, ETag: asset.etag, 'Cache-Control': asset.cache, Vary: 'Accept-Encoding' };
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(asset.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const encoding = chooseEncoding(asset, request.headers.get('accept-encoding') ?? '');
  const body = asset.bodies[encoding] ?? asset.bodies.identity;
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...headers,
      'Content-Type': asset.type,
      'Content-Length': String(body.byteLength),
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

function chooseEncoding(asset: Asset, accepted: string): keyof Asset['bodies'] {
  const wanted = accepted.split(',').filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry));
  const names = new Set(wanted.map((entry) => entry.split(';')[0]?.trim()));
  if (asset.bodies.br && names.has('br')) return 'br';
  return asset.bodies.gzip && names.has('gzip') ? 'gzip' : 'identity';
}

function readAssets(distDir: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(distDir, { recursive: true, withFileTypes: true })) {
    // Dot files and `_headers` are for the host, the others are the same files compressed.
    if (!entry.isFile() || /^[._]|\.(br|gz)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(distDir, file).split(sep).join('/')}`;
    const identity = readFileSync(file);
    assets.set(path, {
      type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      cache: cacheControl(path),
      bodies: { identity, ...compressed(`${file}.br`, 'br'), ...compressed(`${file}.gz`, 'gzip') },
    });
  }
  return assets;
}

function compressed(file: string, name: 'br' | 'gzip'): Partial<Record<'br' | 'gzip', Buffer<ArrayBuffer>>> {
  return existsSync(file) ? { [name]: readFileSync(file) } : {};
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
