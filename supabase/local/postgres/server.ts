import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { diskFull, explainFileError, StackProblem } from '../problem.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { canWrite, chooseRunAs, commandAs, idsOf, type RunAs } from './owner.ts';
import { findOrphan, isAlive, readPostmaster, waitForExit } from './pid-file.ts';

export interface PostgresOptions {
  /** Folder that holds the cluster (in `postgres`) and its log. */
  dataDir: string;
  /** Loopback port; 0 takes a free one. */
  port: number;
  /** Whether an acknowledged write must survive a power cut (`fsync`). Off only for tests. */
  durable: boolean;
  /** Password of the superuser, used when the cluster is made. */
  password: string;
}

export interface PostgresServer {
  pid: number;
  port: number;
  /** Whether it was already running, left behind by a killed process. */
  adopted: boolean;
  /** Stops it with a fast shutdown: running statements are cancelled, nothing that was committed is lost. */
  stop(): Promise<void>;
}

const LOG_LIMIT = 5_000_000;
const START_TIMEOUT_MS = 60_000; // Recovery after a crash replays the log first.

/**
 * Starts Postgres on the data folder, or takes over one that a killed run left behind.
 * @throws StackProblem for what a person can put right: taken port, missing permission, unreadable data, full disk.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const place = await choosePlace(resolve(options.dataDir), options.password, await findBinaries());
  const cluster = join(place.dataDir, 'postgres');
  const orphan = existsSync(cluster) ? findOrphan(cluster) : undefined;
  if (orphan) {
    if (orphan.ready && (options.port === 0 || orphan.port === options.port)) {
      return { ...serverOf(orphan.pid), port: orphan.port, adopted: true };
    }
    await stop(orphan.pid);
  }
  const port = await freePort(options.port);
  await ensureCluster({ ...place, cluster, password: options.password, durable: options.durable });
  const pid = await launch({ ...place, cluster, port, durable: options.durable });
  return { ...serverOf(pid), port, adopted: false };
}

interface Place {
  dataDir: string;
  binaries: Binaries;
  runAs: RunAs;
}

/** Where data and programs stand: in the project, or outside of it when nobody but root can enter it. */
async function choosePlace(dataDir: string, password: string, binaries: Binaries): Promise<Place> {
  if (!canWrite(dataDir)) throw explainFileError(Object.assign(new Error(), { code: 'EACCES' }), dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  const runAs = chooseRunAs(dataDir, binaries.native);
  // What stands in it is closed by its own mode; the folder has to let the other user through to the cluster.
  if (runAs.kind === 'user') chmodSync(dataDir, 0o711);
  if (runAs.kind !== 'relocate') return { dataDir, binaries, runAs };
  // With the password, so that a fresh data folder does not meet the data of an earlier one.
  const key = createHash('sha256').update(dataDir).update(password).digest('hex').slice(0, 16);
  const outside = join('/var/tmp', `breath-master-sync-${key}`);
  mkdirSync(outside, { recursive: true, mode: 0o711 });
  if (statSync(outside).uid !== 0) {
    throw new StackProblem(`The folder ${outside} belongs to another user: remove it and start again.`);
  }
  const native = join(outside, 'native');
  if (!existsSync(native)) cpSync(binaries.native, native, { recursive: true, verbatimSymlinks: true });
  const moved = (path: string) => path.replace(binaries.native, native);
  return {
    dataDir: outside,
    binaries: { native, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) },
    runAs,
  };
}

/** The wanted loopback port if it is free, any free one for 0. */
function freePort(port: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => fail(portProblem(error, port)));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      probe.close(() => done(taken));
    });
  });
}

/** The sentence for a port that cannot be listened on; other errors come back as they are. */
export function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StackProblem(
      `Port ${port} is taken by another program: stop that one, or choose other ports with BM_API_PORT, BM_DB_PORT, BM_MAIL_PORT and BM_WEB_PORT.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StackProblem(
      `Port ${port} is not open to this user: choose one above 1024 (BM_API_PORT, BM_DB_PORT, …).`,
    );
  }
  return error;
}

async function launch(options: Place & { cluster: string; port: number; durable: boolean }): Promise<number> {
  const { binaries, cluster, port, runAs } = options;
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    fsync: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
    synchronous_commit: 'on',
    // After a crash every file is flushed before recovery; one call for the file system takes a tenth of the time.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command, commandArgs] = commandAs(runAs, binaries.postgres, args);
  const logFile = join(options.dataDir, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  // Detached, so that Ctrl-C in the terminal does not reach it: it is stopped after those who use it.
  const child = spawn(command, commandArgs, {
    ...idsOf(runAs),
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let spawnError: Error | undefined;
  child.on('error', (error) => (spawnError = error));
  const end = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < end) {
    await delay(5);
    if (spawnError) throw spawnError;
    if (child.exitCode !== null || child.signalCode !== null) throw startFailure(logFile, logStart, dirname(cluster));
    const postmaster = readPostmaster(cluster);
    if (postmaster?.ready && postmaster.pid === child.pid) return postmaster.pid;
  }
  child.kill('SIGQUIT');
  throw new Error(`Postgres was not ready after ${START_TIMEOUT_MS / 1000} s; its log is ${logFile}.`);
}

function startFailure(logFile: string, logStart: number, folder: string): Error {
  const log = readFileSync(logFile).subarray(logStart).toString();
  if (/no space left|disk quota/i.test(log)) return diskFull(folder);
  const reason = log.match(/(?:FATAL|PANIC): {2}(.*)/)?.[1] ?? 'it gave no reason';
  return new StackProblem(
    `Postgres cannot use the data folder ${folder} (${reason}): move it away to start with fresh data; the whole log is ${logFile}.`,
  );
}

function serverOf(pid: number): Pick<PostgresServer, 'pid' | 'stop'> {
  return { pid, stop: () => stop(pid) };
}

/** SIGINT is the fast shutdown; SIGTERM would wait for every client to leave. */
async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  if (await waitForExit(pid, 10_000)) return;
  process.kill(pid, 'SIGQUIT');
  await waitForExit(pid, 5_000);
}
