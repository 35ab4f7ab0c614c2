import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const headerBytes = 100;
const walHeaderBytes = 32;
const magic = 'SQLite format 3\0';
/** Offset of the file format's write version: 1 keeps a rollback journal, 2 a write-ahead log. */
const writeVersionAt = 18;

/** What is known of a database file without opening it as one. */
export interface FileState {
  readonly isSqlite: boolean;
  readonly isWal: boolean;
  /** A change is being written, or was cut off while it was. */
  readonly isBeingWritten: boolean;
  /** Bytes of database and log. */
  readonly size: number;
  /** Epoch milliseconds of the last write. */
  readonly changedAt: number;
  /** Changes with every finished change of what the copied bytes mean. */
  readonly stamp: string;
  /** Changes with every write. */
  readonly signature: string;
}

/**
 * The database of the profile that the editor window uses: profiles, editors and their variants all keep it beside the
 * storage folders of their extensions.
 * @param globalStoragePath the extension's own folder, such as `…/User/profiles/1a2b/globalStorage/publisher.name`
 */
export function databasePath(globalStoragePath: string): string {
  return join(dirname(globalStoragePath), 'state.vscdb');
}

/** The first bytes of a file; null when it is not there. */
async function head(path: string, length: number): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function statIfThere(path: string) {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Looks at a database file and what lies beside it, without locks; null when there is none. */
export async function fileState(path: string): Promise<FileState | null> {
  const header = await head(path, headerBytes);
  const journal = await head(`${path}-journal`, 1);
  const wal = await head(`${path}-wal`, walHeaderBytes);
  const [file, log] = [await statIfThere(path), await statIfThere(`${path}-wal`)];
  if (header === null || file === null) return null;
  const marks = [file, log].map((one) => (one === null ? '-' : `${one.ino}.${one.size}.${one.mtimeNs}`));
  return {
    isSqlite: header.toString('latin1', 0, magic.length) === magic,
    isWal: header[writeVersionAt] === 2,
    // A finished journal is removed, emptied or has zeros at its beginning.
    isBeingWritten: (journal?.[0] ?? 0) !== 0,
    size: Number(file.size + (log?.size ?? 0n)),
    changedAt: Math.max(Number(file.mtimeMs), Number(log?.mtimeMs ?? 0n)),
    stamp: `${header.toString('hex')} ${wal?.toString('hex') ?? '-'}`,
    signature: marks.join(' '),
  };
}
