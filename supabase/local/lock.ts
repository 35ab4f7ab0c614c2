import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from './postgres/pid-file.ts';
import { errorCode, explainFileError, StackProblem } from './problem.ts';

const ownerSchema = z.object({ pid: z.number().int().positive(), started: z.string() });

/**
 * Makes this process the only one that works on the data folder. The lock of a killed process counts for nothing.
 * @returns how to give it up.
 * @throws StackProblem when another one runs.
 */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'stack.lock');
  const owner = readOwner(file);
  if (owner && isAlive(owner.pid) && startOf(owner.pid) === owner.started) {
    throw new StackProblem(
      `Breath Master Sync already runs on the data folder ${dataDir} (process ${owner.pid}): use that one, or stop it with Ctrl-C first.`,
    );
  }
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): z.infer<typeof ownerSchema> | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw explainFileError(error, file);
    return undefined; // None, or half written by a killed process.
  }
}

/** When a process began, in the system's own count, so that a pid given out again is not mistaken; '' where unknown. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
