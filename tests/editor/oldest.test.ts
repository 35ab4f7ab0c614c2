/** The packaged extension under the Node of the oldest editor that its manifest declares, with an editor in memory. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '#src/extension/packaging/build.ts';
import { oldestNode } from './prepare.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-oldest-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('activates, connects and sends under Node 20.9', async () => {
  const vsix = await buildExtension(() => undefined);
  const extension = join(dirname(vsix), 'unpacked/extension.js');
  const shared = { bundle: true, platform: 'node', target: 'node20.9', logLevel: 'warning' } as const;
  const root = join(import.meta.dirname, '../..');
  const editor = join(folder, 'vscode.cjs');
  await build({ ...shared, entryPoints: [join(root, 'tests/support/fake-vscode.ts')], format: 'cjs', outfile: editor });
  await build({
    ...shared,
    entryPoints: [join(import.meta.dirname, 'support/oldest-run.ts')],
    format: 'esm',
    outfile: join(folder, 'run.mjs'),
  });
  await writeFile(
    join(folder, 'editor.cjs'),
    `const Module = require('node:module');
const resolve = Module._resolveFilename.bind(Module);
Module._resolveFilename = (name, ...rest) => (name === 'vscode' ? ${JSON.stringify(editor)} : resolve(name, ...rest));
`,
  );
  const args = ['--require', join(folder, 'editor.cjs'), join(folder, 'run.mjs'), extension, join(folder, 'storage')];
  const run = spawnSync(oldestNode, args, { encoding: 'utf8', timeout: 60_000 });
  expect(run.stderr).toBe('');
  const result = JSON.parse(run.stdout) as Record<string, unknown>;
  console.log(run.stdout.trim());
  expect(result).toMatchObject({ node: 'v20.9.0', receipt: { kept: true }, rows: [1] });
  expect(Number(result.activationMs)).toBeLessThan(50);
});
