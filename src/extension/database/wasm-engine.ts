import sqlite from 'node-sqlite3-wasm';
import { type SqliteEngine, storedValue } from './sqlite-engine.ts';

/** SQLite in WebAssembly. Its locks are none that the editor knows, so it never touches the editor's own file. */
export function createWasmEngine(): SqliteEngine {
  return {
    sharesLocks: false,
    values(file, _isCopy, sql) {
      const database = new sqlite.Database(file, { fileMustExist: true });
      try {
        // Without shared memory a WAL is read by whoever has the file alone.
        database.exec('PRAGMA locking_mode = EXCLUSIVE');
        return database.all(sql).map((row) => storedValue(row.value));
      } finally {
        database.close();
      }
    },
  };
}
