import { type SqliteEngine, storedValue } from './sqlite-engine.ts';

/** SQLite as the host brings it; null when the host has none. */
export async function createNativeEngine(): Promise<SqliteEngine | null> {
  const sqlite = await import('node:sqlite').catch(() => null);
  if (sqlite === null) return null;
  return {
    sharesLocks: true,
    values(file, isCopy, sql) {
      const database = new sqlite.DatabaseSync(file, { readOnly: !isCopy, allowExtension: false });
      try {
        return database
          .prepare(sql)
          .all()
          .map((row) => storedValue(row.value));
      } finally {
        database.close();
      }
    },
  };
}
