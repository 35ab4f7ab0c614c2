import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { findOrphan, isAlive, waitForExit } from './postgres/pid-file.ts';
import { explainFileError, StackProblem } from './problem.ts';

// Each test starts a Postgres or two, on machines with few cores.
vi.setConfig({ testTimeout: 60_000 });

/** A project with one small migration, so that these tests do not depend on the real ones. */
function makeProject(folder: string): string {
  mkdirSync(join(folder, 'migrations'), { recursive: true });
  writeFileSync(
    join(folder, 'migrations', '20250101000000_notes.sql'),
    'create table public.notes (text text not null);',
  );
  writeFileSync(join(folder, 'seed.sql'), "insert into public.notes values ('seeded');");
  return folder;
}

let folder: string;
let supabaseDir: string;
const opened: Database[] = [];

async function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> {
  const database = await openDatabase({
    dataDir: join(folder, 'data'),
    port: 0,
    durable: false,
    supabaseDir,
    ...options,
  });
  opened.push(database);
  return database;
}

async function query<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bm-database-test-'));
  supabaseDir = makeProject(join(folder, 'supabase'));
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a new data folder', () => {
  test('gets the platform, the migrations as a role that is no superuser, and the seed once', async () => {
    const first = await open({ seed: true });
    await query(first.postgresUrl, async (sql) => {
      expect(
        await sql`select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user`,
      ).toEqual([{ rolsuper: false, rolcreaterole: true, rolbypassrls: true }]);
      expect(await sql`select tableowner from pg_tables where tablename = 'notes'`).toEqual([
        { tableowner: 'postgres' },
      ]);
      expect(await sql`select version, name from supabase_migrations.schema_migrations`).toEqual([
        { version: '20250101000000', name: 'notes' },
      ]);
    });
    await first.close();

    const second = await open({ seed: true });
    await query(second.postgresUrl, async (sql) => {
      expect(await sql`select text from public.notes`).toEqual([{ text: 'seeded' }]);
    });
  });

  test('gives a message in realtime.messages to whoever listens', async () => {
    const database = await open();
    await query(database.adminUrl, async (sql) => {
      const { promise: received, resolve } = Promise.withResolvers<string>();
      // A message that is sent before somebody listens is not kept.
      await sql.listen('realtime_messages', resolve);
      await query(
        database.postgresUrl,
        (other) => other`select realtime.send('{"a": 1}'::jsonb, 'hello', 'room', false)`,
      );
      expect(JSON.parse(await received)).toMatchObject({
        topic: 'room',
        event: 'hello',
        private: false,
        payload: { a: 1 },
      });
    });
  });

  test('says which file and line of a migration is wrong, and keeps nothing of it', async () => {
    const file = join(supabaseDir, 'migrations', '20250102000000_broken.sql');
    writeFileSync(file, 'create table public.half ();\n\ncreate table public.notes ();');
    await expect(open()).rejects.toThrow(/20250102000000_broken\.sql.*already exists/);
    rmSync(file);
    const database = await open();
    const [row] = await query(database.postgresUrl, (sql) => sql`select to_regclass('public.half') as half`);
    expect(row).toEqual({ half: null });
  });
});

describe('after a kill -9', () => {
  test('Postgres is taken over with everything that was acknowledged', async () => {
    const script = `import { openDatabase } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
      const [dataDir, supabaseDir] = process.argv.slice(1);
      const { port, postgresUrl, server } = await openDatabase({ dataDir, supabaseDir, port: 0, durable: false });
      console.log(JSON.stringify({ port, postgresUrl, pid: server.pid }));
      setInterval(() => {}, 1000);`;
    const args = ['--input-type=module', '-e', script, join(folder, 'data'), supabaseDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const { port, postgresUrl, pid } = JSON.parse(String(line));
    await query(postgresUrl, (sql) => sql`insert into public.notes values ('kept')`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(pid)).toBe(true);

    const database = await open({ port });
    expect(database.server).toMatchObject({ adopted: true, pid });
    expect(await query(database.postgresUrl, (sql) => sql`select text from public.notes`)).toEqual([{ text: 'kept' }]);
    await database.close();
    expect(isAlive(pid)).toBe(false);
  });

  test('a killed Postgres is started again with everything that was acknowledged', async () => {
    const first = await open();
    await query(first.postgresUrl, (sql) => sql`insert into public.notes values ('kept')`);
    process.kill(first.server.pid, 'SIGKILL');
    expect(await waitForExit(first.server.pid, 5_000)).toBe(true);

    const second = await open();
    expect(second.server.adopted).toBe(false);
    expect(await query(second.postgresUrl, (sql) => sql`select text from public.notes`)).toEqual([{ text: 'kept' }]);
  });

  test('a pid that another program has now is not mistaken for Postgres', () => {
    const cluster = join(folder, 'cluster');
    mkdirSync(cluster);
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    expect(findOrphan(cluster)).toBeUndefined();
  });
});

describe('what a person can put right is one sentence', () => {
  async function problemOf(options: Partial<Parameters<typeof openDatabase>[0]>): Promise<string> {
    const error: unknown = await open(options).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StackProblem);
    const message = error instanceof Error ? error.message : '';
    expect(message.trim().split('\n')).toHaveLength(1);
    return message;
  }

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await problemOf({ port })).toContain(`Port ${port} is taken`);
    other.close();
  });

  test('a folder that is no data folder', async () => {
    mkdirSync(join(folder, 'data', 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'data', 'postgres', 'garbage'), 'x');
    expect(await problemOf({})).toContain('is not a whole Postgres data folder');
  });

  test('data of another Postgres', async () => {
    await (await open()).close();
    writeFileSync(join(folder, 'data', 'postgres', 'PG_VERSION'), '16\n');
    expect(await problemOf({})).toContain('was made by Postgres 16');
  });

  test('data that is damaged inside', async () => {
    await (await open()).close();
    writeFileSync(join(folder, 'data', 'postgres', 'global', 'pg_control'), 'garbage');
    expect(await problemOf({})).toMatch(/Postgres cannot use the data folder .*move it away/);
  });

  test('passwords that belong to other data', async () => {
    await (await open()).close();
    rmSync(join(folder, 'data', 'database.json'));
    expect(await problemOf({})).toContain('database.json');
  });

  test('a file where the folder should be', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await problemOf({ dataDir: join(folder, 'file') })).toContain('A file stands where');
  });

  test('a folder that cannot be written', async () => {
    // Modes do not stop root, a file system of the kernel's does.
    const closed = process.getuid?.() === 0 ? '/sys' : folder;
    if (closed === folder) chmodSync(folder, 0o500);
    expect(await problemOf({ dataDir: join(closed, 'data') })).toContain('cannot be written by this user');
    if (closed === folder) chmodSync(folder, 0o700);
  });

  test.each(['ENOSPC', 'EDQUOT'])('a full disk (%s)', (code) => {
    expect(String(explainFileError(Object.assign(new Error(), { code }), folder))).toContain(
      'is full: free about 200 MB',
    );
  });
});

test('files with passwords are closed to others', async () => {
  await open();
  expect(statSync(join(folder, 'data', 'database.json')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'data', 'postgres')).mode & 0o077).toBe(0);
});
