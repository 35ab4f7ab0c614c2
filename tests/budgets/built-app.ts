/** What the built app consists of, read from its files as a browser would follow them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST_DIR } from '#supabase/local/web/build.ts';

const assets = join(DIST_DIR, 'assets');

/** Every file of the build that a browser can ask for, relative to its root, without the compressed twins. */
export async function builtFiles(): Promise<string[]> {
  const entries = await readdir(DIST_DIR, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST_DIR.length + 1));
}

/** A file of the build as text. */
export const builtText = (path: string): Promise<string> => readFile(join(DIST_DIR, path), 'utf8');

/** The one script of a lazily loaded part, by the name of its module. */
export async function chunkOf(name: string): Promise<string> {
  const found = (await readdir(assets)).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  const [chunk] = found;
  if (chunk === undefined || found.length > 1) throw new Error(`Scripts named ${name}: ${found.join(', ') || 'none'}`);
  return chunk;
}

/** The one script that loads a part later, by the name of that part's module. */
export async function chunkThatLoads(name: string): Promise<string> {
  const later = new RegExp(`import\\(\\s*["'\`]\\./${name}-`);
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'));
  const codes = await Promise.all(scripts.map((file) => readFile(join(assets, file), 'utf8')));
  const [chunk, ...more] = scripts.filter((_file, at) => later.test(codes[at] ?? ''));
  if (chunk === undefined || more.length > 0)
    throw new Error(`Scripts that load ${name}: ${more.length + (chunk ? 1 : 0)}`);
  return chunk;
}

/** The scripts that index.html asks for at once. */
async function entryChunks(): Promise<string[]> {
  const html = await builtText('index.html');
  const asked = html.matchAll(
    /(?:<script type="module"[^>]* src|<link rel="modulepreload"[^>]* href)="\/assets\/([^"]+)"/g,
  );
  const chunks = [...asked].map(([, file]) => String(file));
  if (chunks.length === 0) throw new Error('index.html asks for no script');
  return chunks;
}

const staticImport = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

/** Every script that is there before the given ones can run: the entry, they, and what they import. */
export async function scriptsBefore(...parts: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  const waiting = [...(await entryChunks()), ...parts];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const code = await readFile(join(assets, next), 'utf8');
    for (const [, file] of code.matchAll(staticImport)) waiting.push(String(file));
  }
  return [...seen].sort();
}

/** Bytes of these scripts as sent with gzip, each by itself. */
export async function gzippedBytes(scripts: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await readFile(join(assets, script)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
