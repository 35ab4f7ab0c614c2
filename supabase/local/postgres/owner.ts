import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How Postgres is started: it refuses to run as root, so root gives its rights away in one of two ways. */
export type RunAs =
  /** As whoever runs this process (not root). */
  | { kind: 'self' }
  /** As another user of the machine. */
  | { kind: 'user'; uid: number; gid: number }
  /** As root that looks like nobody to itself (a user namespace): for folders that only root can enter. */
  | { kind: 'namespace' }
  /** As another user, who cannot reach the given folders: data and programs have to stand elsewhere. */
  | { kind: 'relocate'; uid: number; gid: number };

const NAMESPACE = ['-U', '--map-user=65534', '--map-group=65534'];

/** Decides how Postgres can run on `dataDir` with the programs in `programs`. Both may be private to root. */
export function chooseRunAs(dataDir: string, programs: string): RunAs {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const user = ownerOf(dataDir) ?? systemUser();
  if (canReach(dataDir, user) && canReach(programs, user)) return { kind: 'user', ...user };
  const probe = spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' });
  return probe.status === 0 ? { kind: 'namespace' } : { kind: 'relocate', ...user };
}

/** The program and arguments to spawn so that `program` runs as decided. */
export function commandAs(runAs: RunAs, program: string, args: string[]): [string, string[]] {
  return runAs.kind === 'namespace' ? ['unshare', [...NAMESPACE, program, ...args]] : [program, args];
}

/** The user ids to give to `spawn` and `chown`; undefined where this process's own are right. */
export function idsOf(runAs: RunAs): { uid: number; gid: number } | undefined {
  return runAs.kind === 'user' || runAs.kind === 'relocate' ? { uid: runAs.uid, gid: runAs.gid } : undefined;
}

/** A project of an ordinary user that root starts keeps its owner, so that the owner can start it afterwards. */
function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const { uid, gid } = statSync(nearestExisting(path));
  return uid === 0 ? undefined : { uid, gid };
}

function systemUser(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

function canReach(path: string, user: { uid: number; gid: number }): boolean {
  const existing = realpathSync(nearestExisting(path));
  for (let folder = existing; ; folder = dirname(folder)) {
    // The data folder itself is handed to the user, what counts is the way to it.
    if (folder !== path && !mayEnter(folder, user)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(folder: string, user: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function nearestExisting(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearestExisting(dirname(path));
}

/** Whether this process may write into `folder` (or into the folder where it would be made). */
export function canWrite(folder: string): boolean {
  try {
    accessSync(nearestExisting(folder), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
