import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { eventually } from '#tests/support/journey.ts';
import { codeServerEntry, codeServerNode } from '../prepare.ts';

export interface CodeServer {
  readonly url: string;
  readonly folder: string;
  /** A workspace folder of its own, as address of a window. */
  window(name: string): Promise<string>;
  /** What the editor and its extensions wrote, for a failing test. */
  output(): string;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

/** Starts a fresh VS Code in the browser with the extensions installed. */
export async function startCodeServer(options: {
  readonly vsix: string;
  readonly settings: Readonly<Record<string, unknown>>;
}): Promise<CodeServer> {
  const folder = await mkdtemp(join(tmpdir(), 'bm-editor-'));
  const userData = join(folder, 'data');
  const extensions = join(folder, 'extensions');
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify(options.settings));
  const standIn = join(folder, 'stand-in.vsix');
  await createVSIX({
    cwd: join(import.meta.dirname, '../stand-in'),
    packagePath: standIn,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  const shared = ['--user-data-dir', userData, '--extensions-dir', extensions, '--disable-telemetry'];
  let output = '';
  const start = (args: readonly string[]) => {
    // A home of its own, so that nothing of this user's is read or left behind.
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const child = spawn(codeServerNode, [codeServerEntry, ...shared, ...args], { stdio: 'pipe', env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    return child;
  };
  for (const package_ of [options.vsix, standIn]) {
    if ((await ended(start(['--install-extension', package_]))) !== 0) throw new Error(`Not installed: ${output}`);
  }
  const port = await freePort();
  const server = start(['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-update-check']);
  const gone = ended(server);
  const url = `http://127.0.0.1:${port}`;
  await eventually('code-server', async () => {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    return response?.ok ? true : undefined;
  });
  return {
    url,
    folder,
    output: () => output,
    async window(name) {
      const workspace = join(folder, 'workspaces', name);
      await mkdir(workspace, { recursive: true });
      return `${url}/?folder=${encodeURIComponent(workspace)}`;
    },
    async close() {
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Texts of all files under a folder of the editor whose path matches. */
export async function filesUnder(folder: string, pattern: RegExp): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  return names.filter((name) => pattern.test(name)).map((name) => join(folder, name));
}
