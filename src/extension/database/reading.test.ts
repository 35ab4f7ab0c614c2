import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readExport } from '#src/domain/snapshots.ts';
import type { SourceReading } from '../sources/source.ts';
import {
  type EditorFolder,
  itemKey,
  itemText,
  makeEditorFolder,
  openState,
  putItem,
  statistics,
} from '../testing/editor-state.ts';
import { createDatabaseSource } from './database-source.ts';
import { loadEngine } from './engine.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { createWasmEngine } from './wasm-engine.ts';

let editor: EditorFolder;
let storage: string;
let path: string;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  editor = makeEditorFolder();
  storage = await editor.storage();
  path = editor.database();
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  editor.remove();
});

/** A connection that stays open for the test, as the editor's does. */
function edit(journal: 'delete' | 'wal' = 'delete'): DatabaseSync {
  const database = openState(path, journal);
  closers.push(() => database.isOpen && database.close());
  return database;
}

const fixture = (name: string) => readFileSync(`tests/fixtures/exports/${name}.json`, 'utf8');

function exportOf(name: string) {
  const reading = readExport(fixture(name));
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.value;
}

const fixtureItem = (name: string) =>
  itemText((JSON.parse(fixture(name)) as { breathMaster: { meditation: unknown } }).breathMaster.meditation);

const rowCount = (reading: SourceReading) => (reading.ok ? reading.state.rows.length : reading.problem);

const engines: readonly (readonly [name: string, load: () => Promise<SqliteEngine>])[] = [
  ['the host’s SQLite', loadEngine],
  ['SQLite in WebAssembly', () => Promise.resolve(createWasmEngine())],
];

describe.each(engines)('with %s', (_engine, load) => {
  const read = (globalStoragePath = storage) => createDatabaseSource({ globalStoragePath, loadEngine: load }).read();

  test.each([
    ['raw', '02-one-week'],
    ['raw', '01-first-run'],
    ['raw', '12-pre-0.2-no-sessions'],
    ['envelope', '08-envelope'],
    ['polluted', '09-polluted-envelope'],
    ['polluted', '09b-polluted-then-reloaded'],
  ])('a %s value says what its export says (%s)', async (shape, name) => {
    const database = edit();
    putItem(database, fixtureItem(name));
    const { asOf } = exportOf(name);
    // Half a millisecond more, as seconds in a double fall short of it.
    const written = (Date.parse(asOf) + 5000.5) / 1000;
    utimesSync(path, written, written);
    const reading = await read();
    expect(reading).toEqual({ ok: true, state: { ...exportOf(name), version: null } });
    expect(reading.ok && reading.state.shape).toBe(shape);
  });

  test.each(['delete', 'wal'] as const)(
    'leaves nothing behind and changes nothing (%s, open and closed)',
    async (journal) => {
      const database = edit(journal);
      putItem(database, itemText(statistics(3)));
      const shape = () =>
        readdirSync(dirname(path)).map((name) => [name, statSync(`${dirname(path)}/${name}`).mtimeMs]);
      const whileOpen = shape();
      expect(rowCount(await read())).toBe(3);
      expect(shape()).toEqual(whileOpen);
      database.close();
      const closed = shape();
      const bytes = readFileSync(path);
      expect(rowCount(await read())).toBe(3);
      expect(shape()).toEqual(closed);
      expect(readFileSync(path)).toEqual(bytes);
    },
  );

  test('sees what is in the log only', async () => {
    const database = edit('wal');
    database.exec('PRAGMA wal_autocheckpoint = 0');
    putItem(database, itemText(statistics(2)));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    putItem(database, itemText(statistics(7)));
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    expect(readFileSync(path).includes(itemText(statistics(7)).slice(-400))).toBe(false);
    expect(rowCount(await read())).toBe(7);
    database.exec('BEGIN');
    putItem(database, itemText(statistics(9)));
    expect(rowCount(await read())).toBe(7);
    database.exec('COMMIT');
    expect(rowCount(await read())).toBe(9);
  });

  test.each([
    [
      'a key in lower case',
      (database: DatabaseSync) => putItem(database, itemText(statistics(2)), itemKey.toLowerCase()),
    ],
    ['a blob in UTF-8', (database: DatabaseSync) => putItem(database, Buffer.from(itemText(statistics(2))))],
    ['a byte order mark', (database: DatabaseSync) => putItem(database, `\uFEFF${itemText(statistics(2))}`)],
    [
      'a blob in UTF-16',
      (database: DatabaseSync) => putItem(database, Buffer.from(itemText(statistics(2)), 'utf16le')),
    ],
    [
      'a blob in UTF-16, the other way round',
      (database: DatabaseSync) =>
        putItem(database, Buffer.from(`\uFEFF${itemText(statistics(2))}`, 'utf16le').swap16()),
    ],
    [
      'two spellings of the key',
      (database: DatabaseSync) => {
        putItem(database, itemText({ ...statistics(2), sessions: [] }));
        putItem(database, itemText(statistics(2)), itemKey.toLowerCase());
      },
    ],
  ])('reads %s', async (_name, fill) => {
    const database = edit();
    putItem(database, '{"other":1}', 'somebody.else');
    fill(database);
    expect(rowCount(await read())).toBe(2);
  });

  test('reads a database whose texts are in UTF-16', async () => {
    const database = new DatabaseSync(path);
    database.exec("PRAGMA encoding = 'UTF-16le'");
    database.close();
    putItem(edit(), itemText(statistics(4)));
    expect(rowCount(await read())).toBe(4);
  });

  test('reads the profile in use and no other', async () => {
    for (const [profile, count] of [
      [undefined, 1],
      ['1a2b', 2],
      ['-3c4d', 3],
    ] as const) {
      const folder = await editor.storage(profile);
      const database = openState(editor.database(profile));
      putItem(database, itemText(statistics(count)));
      database.close();
      expect(rowCount(await read(folder))).toBe(count);
    }
  });
});
