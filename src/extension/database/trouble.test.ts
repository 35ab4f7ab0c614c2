import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceReading } from '../sources/source.ts';
import {
  type EditorFolder,
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

const rowCount = (reading: SourceReading) => (reading.ok ? reading.state.rows.length : reading.problem);

const engines: readonly (readonly [name: string, load: () => Promise<SqliteEngine>])[] = [
  ['the host’s SQLite', loadEngine],
  ['SQLite in WebAssembly', () => Promise.resolve(createWasmEngine())],
];

describe.each(engines)('with %s', (_engine, load) => {
  const read = (globalStoragePath = storage) => createDatabaseSource({ globalStoragePath, loadEngine: load }).read();

  test('waits for a lock that passes, and tells one that stays', async () => {
    const database = edit();
    putItem(database, itemText(statistics(1)));
    database.exec('BEGIN EXCLUSIVE');
    // Writes past the cache, so that the journal is in force and pages in the file are new.
    database.exec('PRAGMA cache_size = 1');
    putItem(database, itemText(statistics(2000)));
    const waiting = read();
    expect(await read()).toMatchObject({ ok: false, problem: { code: 'locked' } });
    expect((await waiting).ok).toBe(false);
    const later = read();
    database.exec('COMMIT');
    expect(rowCount(await later)).toBe(2000);
  });

  test('a write that was cut off is left for the editor to take back', async () => {
    const database = edit();
    putItem(database, itemText(statistics(1)));
    database.exec('PRAGMA cache_size = 1; BEGIN');
    putItem(database, itemText(statistics(2000)));
    // What a kill leaves: the database and its journal in the middle of a write, and nobody who holds a lock.
    const torn = await editor.storage('torn');
    writeFileSync(editor.database('torn'), readFileSync(path));
    writeFileSync(`${editor.database('torn')}-journal`, readFileSync(`${path}-journal`));
    const before = readFileSync(editor.database('torn'));
    expect(await read(torn)).toMatchObject({ ok: false, problem: { code: 'locked' } });
    expect(readFileSync(editor.database('torn'))).toEqual(before);
    const recovered = openState(editor.database('torn'));
    recovered.close();
    expect(rowCount(await read(torn))).toBe(1);
  });

  test.each([
    ['nothing', 'no_practice_yet', () => undefined],
    [
      'no statistics',
      'no_practice_yet',
      (database: DatabaseSync) => putItem(database, '{"breathMaster.onboarding":{}}'),
    ],
    ['a number', 'changed_format', (database: DatabaseSync) => putItem(database, 7)],
    ['NULL', 'changed_format', (database: DatabaseSync) => putItem(database, null)],
    [
      'bytes that are no text',
      'changed_format',
      (database: DatabaseSync) => putItem(database, Buffer.from([0x7b, 0xff, 0xfe, 0x80])),
    ],
    ['a text that is no JSON', 'changed_format', (database: DatabaseSync) => putItem(database, '{"breathMaster.')],
    ['a list', 'changed_format', (database: DatabaseSync) => putItem(database, '[]')],
    ['statistics of another form', 'changed_format', (database: DatabaseSync) => putItem(database, itemText([1, 2]))],
    [
      'sessions of another form',
      'changed_format',
      (database: DatabaseSync) => putItem(database, itemText({ sessions: {} })),
    ],
    [
      'another table',
      'changed_format',
      (database: DatabaseSync) => database.exec('DROP TABLE ItemTable; CREATE TABLE Items (key, value)'),
    ],
    [
      'another column',
      'changed_format',
      (database: DatabaseSync) => database.exec('ALTER TABLE ItemTable RENAME COLUMN value TO json'),
    ],
  ])('%s is told as %s', async (_name, code, fill) => {
    fill(edit());
    expect(await read()).toMatchObject({ ok: false, problem: { code } });
  });

  test.each([
    ['a file that is not there', 'not_found', () => rmSync(path)],
    ['a folder that is not there', 'not_found', () => rmSync(dirname(path), { recursive: true })],
    ['an empty file', 'no_practice_yet', () => truncateSync(path, 0)],
    ['a file cut in its header', 'damaged', () => truncateSync(path, 60)],
    ['a file cut in its pages', 'damaged', () => truncateSync(path, 9000)],
    ['another file', 'damaged', () => writeFileSync(path, 'not a database at all, whatever its name says')],
    [
      'noise behind the header',
      'damaged',
      () => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(20_000, 7)])),
    ],
  ])('%s is told as %s', async (_name, code, harm) => {
    const database = edit();
    for (let item = 0; item < 50; item += 1) putItem(database, 'x'.repeat(500), `key ${item}`);
    putItem(database, itemText(statistics(300)));
    database.close();
    harm();
    expect(await read()).toMatchObject({ ok: false, problem: { code } });
  });

  test.each(['delete', 'wal'] as const)(
    'reads whole states while another process writes (%s)',
    { timeout: 20_000 },
    async (journal) => {
      const writer = await startWriter(journal);
      let seen = 0;
      let readings = 0;
      for (const end = Date.now() + 1500; Date.now() < end; ) {
        const reading = await read();
        if (!reading.ok) {
          // Without locks of its own a reader may meet a writer at every try; it says so and reads nothing torn.
          expect(reading.problem.code).toBe('locked');
          continue;
        }
        readings += 1;
        const { rows, reported } = reading.state;
        expect(reported.totalXP).toBe(23 * rows.length);
        expect(rows.length).toBeGreaterThanOrEqual(seen);
        seen = rows.length;
      }
      expect(readings).toBeGreaterThan(0);
      expect(await writer.end()).toMatchObject({ failed: 0 });
      const final = await read();
      expect(rowCount(final)).toBeGreaterThan(1);
    },
  );
});

/** A process that ends a session again and again, with the second of patience that the editor's SQLite has. */
async function startWriter(journal: string) {
  const child: ChildProcess = spawn(process.execPath, ['src/extension/testing/state-writer.ts', path, journal], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')));
  const exited = once(child, 'exit');
  closers.push(() => child.kill('SIGKILL'));
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBeGreaterThan(0);
  return {
    async end(): Promise<unknown> {
      child.stdin?.end();
      await exited;
      return JSON.parse(lines.at(-1) ?? '') as unknown;
    },
  };
}
