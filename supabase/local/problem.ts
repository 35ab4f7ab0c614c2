/**
 * Something a person can put right: the message is one sentence that says what is wrong and what to do.
 * `main.ts` prints the message alone and exits with 1; every other error keeps its stack.
 */
export class StackProblem extends Error {
  override name = 'StackProblem';
}

/** The `code` of a Node system error (`EACCES`, `ENOSPC`, …), or undefined when it carries none. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Turns a file-system error into a sentence when its cause is one that a person can put right. */
export function explainFileError(error: unknown, folder: string): unknown {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StackProblem(
        `The data folder ${folder} cannot be written by this user: give yourself access to it, or set BM_DATA_DIR to a folder of your own.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder);
    case 'ENOTDIR':
    case 'EEXIST':
      return new StackProblem(
        `A file stands where the data folder ${folder} should be: move it away, or set BM_DATA_DIR to another folder.`,
      );
    default:
      return error;
  }
}

/** The sentence for a disk without room. */
export function diskFull(folder: string): StackProblem {
  return new StackProblem(
    `The disk that holds ${folder} is full: free about 200 MB, or set BM_DATA_DIR to a folder on another disk.`,
  );
}
