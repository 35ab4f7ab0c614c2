/** `npm run build:static [-- FOLDER]`: the app as plain files, for any folder of any file host. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { viteBuild } from './build.ts';

const PROJECT_DIR = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds a copy into `outDir`, which is emptied first. Without `VITE_SUPABASE_URL` it has no server behind it and is
 * for guests: everything stays in the browser.
 */
export async function buildStatic(outDir: string): Promise<void> {
  const before = { pages: process.env.VITE_PAGES, url: process.env.VITE_SUPABASE_URL };
  process.env.VITE_PAGES = 'fragment';
  process.env.VITE_SUPABASE_URL ||= 'none';
  try {
    await viteBuild(outDir);
  } finally {
    restore('VITE_PAGES', before.pages);
    restore('VITE_SUPABASE_URL', before.url);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

if (import.meta.main) {
  const envFile = join(PROJECT_DIR, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const outDir = resolve(process.argv[2] ?? join(PROJECT_DIR, 'dist-static'));
  await buildStatic(outDir);
  console.log(`The app is in ${outDir}: its files can lie in any folder of any web server.`);
}
