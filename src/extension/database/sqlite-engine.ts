/** A stored value as SQLite holds it: a text, bytes, or nothing that a text could be in. */
export type StoredValue = string | Uint8Array | null;

/** The column of a row as something readable. */
export function storedValue(value: unknown): StoredValue {
  return typeof value === 'string' || value instanceof Uint8Array ? value : null;
}

/** A program that reads SQLite files. */
export interface SqliteEngine {
  /** Whether it may read the editor's own file, under SQLite's locks; otherwise it needs a copy. */
  readonly sharesLocks: boolean;
  /**
   * The values of a query's column `value`. A file that is no copy is opened read-only and must not be in WAL form.
   * @throws Error with SQLite's own message
   */
  values(file: string, isCopy: boolean, sql: string): readonly StoredValue[];
}
