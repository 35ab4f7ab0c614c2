/** Makes the service worker of a build: it has to know every file that the build has made. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin, Rollup } from 'vite';

const WORKER = fileURLToPath(new URL('../../../src/worker/service-worker.ts', import.meta.url));

/** What is kept when it was used, not before: charts, the reader of exports, other languages and letters, large icons. */
const LATER = /recharts|inter-latin-wght|\.texts\.es\.ts$|read-file\.worker|latin-ext|512\.png$|\.map$/;

/** In development there is none: one that an earlier build left at this address takes its leave. */
const FAREWELL = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('bm-')) await caches.delete(name);
  await registration.unregister();
  for (const client of await clients.matchAll({ type: 'window' })) void client.navigate(client.url);
})()));
`;

/** Whether a file of the bundle is needed by any page before it is asked for. */
function isNeeded(file: Rollup.OutputAsset | Rollup.OutputChunk): boolean {
  if (LATER.test(file.fileName)) return false;
  return file.type === 'asset' || !file.moduleIds.some((id) => LATER.test(id));
}

/** The bundle's files and those of the public folder, with the page itself as the empty path. */
function filesOf(bundle: Rollup.OutputBundle, publicDir: string): { files: string[]; version: string } {
  const hash = createHash('sha256');
  const made = Object.values(bundle).filter(isNeeded);
  for (const file of made) hash.update(file.fileName).update(file.type === 'asset' ? file.source : file.code);
  const entries = readdirSync(publicDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const given = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const file of given) hash.update(file).update(readFileSync(file));
  const paths = [
    ...made.map((file) => file.fileName),
    ...given.map((file) => relative(publicDir, file).split(sep).join('/')).filter((path) => !LATER.test(path)),
  ];
  return {
    files: paths.map((path) => (path === 'index.html' ? '' : path)).sort(),
    version: hash.digest('base64url').slice(0, 16),
  };
}

/** Adds `sw.js` to the build. A build that differs in any file has another worker, which is how browsers notice. */
export function serviceWorker(): Plugin {
  let publicDir = '';
  let pages = 'path';
  return {
    name: 'breath-master-service-worker',
    configResolved(config) {
      publicDir = config.publicDir;
      pages = config.env.VITE_PAGES === 'fragment' ? 'fragment' : 'path';
    },
    configureServer(server) {
      server.middlewares.use('/sw.js', (_request, response) => {
        response.setHeader('content-type', 'text/javascript').setHeader('cache-control', 'no-cache').end(FAREWELL);
      });
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const worker = await build({
          entryPoints: [WORKER],
          bundle: true,
          format: 'iife',
          minify: true,
          target: 'es2022',
          write: false,
          define: { __BUILD__: JSON.stringify({ ...filesOf(bundle, publicDir), pages }) },
        });
        const source = worker.outputFiles[0]?.text ?? '';
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
