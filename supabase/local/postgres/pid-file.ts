import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../problem.ts';

/** What a running Postgres writes about itself into its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads `postmaster.pid` of `cluster`; undefined when there is none or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * The Postgres that an earlier, killed run left behind on `cluster`, or undefined.
 * A leftover file of a dead one (or of a zombie that nobody reaps, or of a pid that another program has now) is removed,
 * because Postgres would refuse to start over it.
 */
export function findOrphan(cluster: string): Postmaster | undefined {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return undefined;
  if (isAlive(postmaster.pid) && worksIn(postmaster.pid, cluster)) return postmaster;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Whether a process with this id runs (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return procState(pid) !== 'Z';
}

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await delay(10);
  }
  return true;
}

function procState(pid: number): string | undefined {
  try {
    // The name in parentheses may hold spaces, so the state is what follows the last one.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.charAt(0);
  } catch {
    return undefined; // No /proc on this system, or the process has just gone.
  }
}

/** Postgres works inside its data folder; where the system cannot tell, the pid is believed. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    return process.platform !== 'linux' || errorCode(error) === 'EACCES';
  }
}
