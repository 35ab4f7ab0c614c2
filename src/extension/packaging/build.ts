/** Bundles the extension and packs it: `npm run build:extension`. */
import { copyFile, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../../..');
const source = join(root, 'src/extension');
// Not the project's `dist`, which is what the web app is served from.
const output = join(source, 'dist');
const target = join(output, 'unpacked');
/** Bytes that the bundle may have. */
const budget = 150_000;

/** The SQLite in WebAssembly is a file of its own, loaded only when somebody needs it. */
const wasmApart: Plugin = {
  name: 'wasm-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/wasm-engine\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './sqlite-wasm.js', external: true } : null,
    );
  },
};

async function bundle(entry: string, name: string): Promise<number> {
  const outfile = join(target, name);
  await build({
    entryPoints: [join(source, entry)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // The Node of the oldest editor in the manifest's engines.
    target: 'node20.9',
    supported: { 'dynamic-import': false },
    external: ['vscode'],
    // Of the QR library only what computes codes, without its ways to draw them in Node.
    alias: { qrcode: 'qrcode/lib/browser.js' },
    legalComments: 'none',
    plugins: [wasmApart],
    logLevel: 'warning',
  });
  return (await stat(outfile)).size;
}

/** Makes `src/extension/dist` and packs it; returns where the package is. */
export async function buildExtension(log: (line: string) => void): Promise<string> {
  await rm(output, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const size = await bundle('vscode/extension.ts', 'extension.js');
  const wasmSize = await bundle('database/wasm-engine.ts', 'sqlite-wasm.js');
  const wasm = join(createRequire(import.meta.url).resolve('node-sqlite3-wasm'), '../node-sqlite3-wasm.wasm');
  await copyFile(wasm, join(target, 'node-sqlite3-wasm.wasm'));
  await cp(join(source, 'manifest'), target, { recursive: true });
  await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'));
  await copyFile(join(root, 'public/icons/icon-192.png'), join(target, 'icon.png'));
  await writeFile(join(target, '.vscodeignore'), '');
  const { name, version } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as Record<string, string>;
  const packagePath = join(output, `${name}-${version}.vsix`);
  // The bundle carries what it needs, and the project has no public address yet.
  await createVSIX({ cwd: target, packagePath, dependencies: false, allowMissingRepository: true });
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  log(`extension.js ${kB(size)} of at most ${kB(budget)}; sqlite-wasm.js ${kB(wasmSize)}, loaded only when needed`);
  log(`${packagePath} ${kB((await stat(packagePath)).size)}`);
  if (size > budget) throw new Error(`The bundle is larger than ${kB(budget)}.`);
  return packagePath;
}

if (import.meta.main) await buildExtension((line) => process.stdout.write(`${line}\n`));
