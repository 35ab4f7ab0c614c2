import { setTimeout as delay } from 'node:timers/promises';
import { LONGEST_EXPORT } from '#src/domain/export-text.ts';
import type { SourceProblem } from '../sources/source.ts';
import { type FileState, fileState, isMissing } from './database-file.ts';
import { NoSafeCopy, withCopy } from './safe-copy.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { storedText } from './stored-text.ts';

/** What the extension's item in the editor's database says, or why it cannot be read. */
export type ItemReading =
  /** Texts of the item; more than one when it is there in several spellings of its key. */
  | { readonly ok: true; readonly texts: readonly string[]; readonly file: FileState }
  | { readonly ok: false; readonly problem: SourceProblem };

/** Key of the extension's state, in lower case. Editors differ in how they spell it. */
const itemKey = 'gsejas.breath-master';
// The inner query finds keys in their index, so values of other extensions are never read.
const query = `SELECT CASE WHEN length(value) <= ${2 * LONGEST_EXPORT} THEN value END AS value FROM ItemTable
  WHERE rowid IN (SELECT rowid FROM ItemTable WHERE lower(key) = '${itemKey}')`;

/** Pauses between tries while the editor writes, in milliseconds. */
const pauses = [50, 150, 400, 1000];

const meanings: readonly (readonly [message: RegExp, code: SourceProblem['code']])[] = [
  // A read-only database is one with an unfinished change that only its writer may take back.
  [/database (table )?is locked|readonly database/, 'locked'],
  [/unable to open database file/, 'locked'],
  [/not a database|malformed|disk I\/O error|unsupported file format/, 'damaged'],
  [/no such (table|column)/, 'changed_format'],
];

function problemOf(error: unknown): SourceProblem {
  if (error instanceof NoSafeCopy) return { code: 'locked', detail: error.message };
  if (isMissing(error)) return { code: 'not_found' };
  // Only messages of SQLite are told further: others may name paths.
  const message = error instanceof Error ? error.message : '';
  const known = meanings.find(([form]) => form.test(message));
  return known ? { code: known[1], detail: message } : { code: 'damaged' };
}

async function readOnce(path: string, engine: SqliteEngine): Promise<ItemReading> {
  const file = await fileState(path);
  if (file === null) return { ok: false, problem: { code: 'not_found' } };
  // An editor that has just been installed makes the file before it writes to it.
  if (file.size === 0) return { ok: false, problem: { code: 'no_practice_yet', detail: 'empty file' } };
  if (!file.isSqlite) return { ok: false, problem: { code: 'damaged', detail: 'no SQLite file' } };
  // Opening a WAL database leaves files beside it, even read-only; a rollback database shows nothing of a reader.
  const values =
    engine.sharesLocks && !file.isWal
      ? engine.values(path, false, query)
      : await withCopy(path, (copy) => engine.values(copy, true, query));
  const texts = values.map(storedText).filter((text) => text !== null);
  if (texts.length < values.length) {
    return { ok: false, problem: { code: 'changed_format', detail: 'the value is no text' } };
  }
  return { ok: true, texts, file };
}

/**
 * Reads the extension's item from the editor's database. It writes nothing there, leaves nothing beside it and holds
 * a lock, if any, for one query. While the editor writes, it tries again for a moment. Never rejects.
 */
export async function readItem(path: string, engine: SqliteEngine): Promise<ItemReading> {
  for (const pause of [...pauses, null]) {
    const reading = await readOnce(path, engine).catch(
      (error: unknown): ItemReading => ({ ok: false, problem: problemOf(error) }),
    );
    const mayPass = !reading.ok && reading.problem.code === 'locked';
    if (!mayPass || pause === null) return reading;
    await delay(pause);
  }
  return { ok: false, problem: { code: 'locked' } };
}
