import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { explainFileError } from '../problem.ts';
import { headersFile } from './headers.ts';

const PROJECT_DIR = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'supabase/local/web/fill-in.ts',
  'supabase/local/web/first-heading-plugin.ts',
  'supabase/local/web/leave-out-plugin.ts',
  'supabase/local/web/paint-first-plugin.ts',
  'supabase/local/web/preload-plugin.ts',
  'supabase/local/web/static-plugin.ts',
  'supabase/local/web/worker-plugin.ts',
  'tailwind.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const STAMP = '.sources';

/** Whether a file gains from compression: text does, pictures and fonts are compressed already. */
const COMPRESSIBLE = /\.(html|js|css|svg|json|webmanifest|txt|xml|ico)$/;

/** Where the production build stands. */
export const DIST_DIR = join(PROJECT_DIR, 'dist');

/**
 * Builds the web app unless the build that is there came from the same sources and settings.
 * It is made beside and moved when complete, so that a killed run leaves the old one or none.
 * @returns whether it was built anew.
 */
export async function ensureBuild(env: NodeJS.ProcessEnv): Promise<boolean> {
  const key = sourcesKey(env);
  const stamp = join(DIST_DIR, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return false;
  const draft = join(PROJECT_DIR, 'node_modules', '.cache', `breath-master-build-${process.pid}`);
  try {
    await viteBuild(draft);
    await writeFile(join(draft, '_headers'), headersFile(env.VITE_SUPABASE_URL ?? ''));
    await compressAll(draft);
    await writeFile(join(draft, STAMP), key);
    await rm(DIST_DIR, { recursive: true, force: true });
    await rename(draft, DIST_DIR);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw explainFileError(error, DIST_DIR);
  }
  return true;
}

/** One build into a folder. Vite takes NODE_ENV from whoever calls; under a test runner that would bring in React's development build. */
export async function viteBuild(outDir: string): Promise<void> {
  const caller = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite');
    await build({ root: PROJECT_DIR, mode: 'production', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  } finally {
    if (caller === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = caller;
  }
}

function sourcesKey(env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(env)
    .filter((key) => key.startsWith('VITE_'))
    .sort()) {
    if (env[name]) hash.update(`${name}=${env[name]}\0`);
  }
  for (const source of SOURCES) {
    for (const file of filesBelow(join(PROJECT_DIR, source))) {
      hash.update(relative(PROJECT_DIR, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Sources of the app, without what no build contains: tests, the editor's extension. */
function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const full = join(path, entry.name);
    if (/\.test\.tsx?$/.test(entry.name) || full === join(PROJECT_DIR, 'src', 'extension')) return [];
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function compressAll(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      if (!COMPRESSIBLE.test(entry.name) || entry.name === '_headers') return;
      const data = await readFile(file);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
      await writeFile(`${file}.br`, await brotli(data, quality));
      await writeFile(`${file}.gz`, await gzipped(data, { level: 9 }));
    }),
  );
}
