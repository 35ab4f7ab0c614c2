import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase, platformFiles } from './database.ts';
import { isAlive } from './postgres/pid-file.ts';

/** A database for one test file. */
export interface ScratchDatabase {
  adminUrl: string;
  postgresUrl: string;
  /** Stops Postgres and removes its files. */
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/breath-master-scratch', import.meta.url));

const TEMPLATE_AGE_MS = 3_600_000;

/**
 * A fresh Postgres in a temporary folder with platform and migrations applied, and nothing in it.
 *
 * The first call makes a template data folder (about 1.5 s), named by the content of the platform's SQL and the
 * migrations; every other call, in this process or another, copies it and starts Postgres on the copy (about 0.3 s).
 * Each has its own server, so test files may run at the same time and do what they like to it.
 * @param seed also apply `supabase/seed.sql` (not part of the template).
 */
export async function openScratchDatabase({ seed = false } = {}): Promise<ScratchDatabase> {
  const folder = await makeScratchFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const database = await openDatabase({ dataDir: folder, port: 0, durable: false, seed });
    const forget = killOnExit(database, remove);
    return {
      adminUrl: database.adminUrl,
      postgresUrl: database.postgresUrl,
      async close() {
        forget();
        await database.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A temporary data folder that is a copy of the template; whoever asked removes it. */
async function makeScratchFolder(): Promise<string> {
  const template = await ensureTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'bm-scratch-'));
  cpSync(template, folder, { recursive: true });
  // A copied folder takes the caller's mask for its mode, and Postgres opens none that others may enter.
  chmodSync(join(folder, 'postgres'), 0o700);
  return folder;
}

async function ensureTemplate(): Promise<string> {
  const template = join(CACHE, templateKey());
  if (existsSync(template)) return template;
  mkdirSync(CACHE, { recursive: true });
  dropOldTemplates();
  const made = mkdtempSync(join(tmpdir(), 'bm-template-'));
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    const database = await openDatabase({ dataDir: made, port: 0, durable: false });
    await database.close();
    cpSync(made, draft, { recursive: true });
    renameSync(draft, template);
  } catch (error) {
    if (!existsSync(template)) throw error; // Another process was first.
  } finally {
    rmSync(made, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
  return template;
}

/** Templates of earlier migrations; young ones may just be in use by another process. */
function dropOldTemplates(): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > TEMPLATE_AGE_MS) rmSync(path, { recursive: true, force: true });
  }
}

function templateKey(): string {
  const migrations = existsSync(MIGRATIONS) ? readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')) : [];
  const hash = createHash('sha256').update(`${process.getuid?.() ?? ''}`);
  for (const path of [...platformFiles(), ...migrations.sort().map((name) => join(MIGRATIONS, name))]) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 24);
}

/** A test process that ends without closing must not leave a Postgres behind. */
function killOnExit(database: Database, remove: () => void): () => void {
  const onExit = () => {
    if (isAlive(database.server.pid)) process.kill(database.server.pid, 'SIGQUIT');
    remove();
  };
  process.once('exit', onExit);
  return () => process.off('exit', onExit);
}
