/** Gets a real VS Code (code-server) onto the machine, into a folder of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, 'code-server');
/** Headers from which two of its packages are compiled. */
const debianPackages = ['libkrb5-dev', 'libsecret-1-dev', 'libx11-dev', 'libxkbfile-dev', 'pkg-config'];

/** The program; another version can be named, to see the extension in an older editor. */
export const codeServerEntry = process.env.BM_CODE_SERVER ?? join(here, 'node_modules/code-server/out/node/entry.js');
/** The Node that runs it. */
export const codeServerNode = process.env.BM_CODE_SERVER_NODE ?? process.execPath;

const oldestFolder = join(import.meta.dirname, 'oldest-node');
/** The Node of the oldest editor that the extension declares. */
export const oldestNode = join(oldestFolder, 'node_modules/node/bin/node');

function run(command: string, args: readonly string[], cwd = here): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

const npmArguments = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];

/** Installs what is missing; about three minutes and 600 MB the first time. */
export function prepareEditor(): void {
  if (!existsSync(oldestNode) && !run('npm', npmArguments, oldestFolder)) {
    throw new Error('The oldest Node could not be installed.');
  }
  if (existsSync(codeServerEntry)) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages]);
  }
  console.log('Installing code-server for the editor test; this takes about three minutes.');
  const isInstalled = run('npm', npmArguments);
  if (!isInstalled || !existsSync(codeServerEntry)) {
    throw new Error(`code-server could not be installed. On Debian it needs ${debianPackages.join(', ')}.`);
  }
}
