import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFull, explainFileError, StackProblem } from '../problem.ts';
import type { Binaries } from './binaries.ts';
import { commandAs, idsOf, type RunAs } from './owner.ts';

/** Major version of the embedded Postgres, the one that hosted Supabase runs. */
const POSTGRES_MAJOR = '17';

/** The superuser of the cluster, named as on hosted Supabase. */
export const SUPERUSER = 'supabase_admin';

export interface ClusterOptions {
  binaries: Binaries;
  /** The Postgres data folder. */
  cluster: string;
  runAs: RunAs;
  password: string;
  /** Whether the files must survive a power cut. */
  durable: boolean;
}

/**
 * Makes the cluster when its folder is missing or empty. It is made beside its place and moved there when complete,
 * so that a run killed half-way leaves nothing that looks like data.
 * @throws StackProblem when the folder holds something that this Postgres cannot read.
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { cluster, runAs } = options;
  try {
    if (existsSync(cluster) && readdirSync(cluster).length > 0) {
      checkVersion(cluster);
      giveTo(cluster, runAs);
      return;
    }
    await initialise(options);
  } catch (error) {
    throw explainFileError(error, cluster);
  }
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version === POSTGRES_MAJOR) return;
  const found = version ? `was made by Postgres ${version.slice(0, 12)}` : 'is not a whole Postgres data folder';
  throw new StackProblem(
    `The data folder ${cluster} ${found}, and Postgres ${POSTGRES_MAJOR} cannot read it: move it away to start with fresh data, or set BM_DATA_DIR to another folder.`,
  );
}

async function initialise({ binaries, cluster, runAs, password, durable }: ClusterOptions): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  await rm(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  giveTo(draft, runAs);
  giveTo(passwordFile, runAs);
  const args = [
    ...['-D', draft, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums', '--wal-segsize=4'],
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    const output = await run(runAs, binaries.initdb, args);
    if (output !== undefined) throw initFailure(output, cluster);
    await rm(cluster, { recursive: true, force: true });
    renameSync(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

function initFailure(output: string, cluster: string): Error {
  if (/no space left|disk quota/i.test(output)) return diskFull(cluster);
  const last = output.trim().split('\n').at(-1) ?? '';
  return new Error(`Postgres could not make its data folder ${cluster}: ${last}`);
}

/** Runs a program to its end; its output when it failed, undefined when it went well. */
function run(runAs: RunAs, program: string, args: string[]): Promise<string | undefined> {
  const [command, commandArgs] = commandAs(runAs, program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, {
      ...idsOf(runAs),
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : output));
  });
}

/** Hands a file or folder to the user that Postgres runs as; a no-op where it is theirs already. */
function giveTo(path: string, runAs: RunAs): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = idsOf(runAs) ?? { uid: 0, gid: 0 };
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}
