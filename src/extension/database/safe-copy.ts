import { constants, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileState, isMissing } from './database-file.ts';

/** Why no copy could be made that is of one piece. */
export class NoSafeCopy extends Error {}

const largestCopy = 512 * 1024 * 1024;

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/**
 * Copies a database and its write-ahead log and hands the copy over; it is gone afterwards.
 * The log is copied last: while its header stays the same it holds every page that may be torn in the copied database,
 * and what is torn at its own end is cut off by its checksums.
 * @throws NoSafeCopy when the database changed meanwhile
 */
export async function withCopy<Result>(path: string, use: (copy: string) => Result): Promise<Result> {
  const before = await fileState(path);
  if (before === null || before.isBeingWritten) throw new NoSafeCopy('being written');
  if (before.size > largestCopy) throw new NoSafeCopy('too large to copy');
  // Only this user may enter a folder made by mkdtemp.
  const folder = await mkdtemp(join(tmpdir(), 'breath-master-'));
  try {
    const copy = join(folder, 'copy.vscdb');
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
    await copyIfThere(`${path}-wal`, `${copy}-wal`);
    const after = await fileState(path);
    const isSame = after?.stamp === before.stamp && (before.isWal || after.signature === before.signature);
    if (!isSame || after.isBeingWritten) throw new NoSafeCopy('changed while it was copied');
    return use(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
