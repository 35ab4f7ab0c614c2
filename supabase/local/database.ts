import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { z } from 'zod';
import { applyMigrations, applySeed } from './migrations.ts';
import { SUPERUSER } from './postgres/cluster.ts';
import { type PostgresServer, startPostgres } from './postgres/server.ts';
import { explainFileError, StackProblem } from './problem.ts';

export interface DatabaseOptions {
  /** Folder for the cluster and its passwords; made when missing. */
  dataDir: string;
  /** Loopback port; 0 takes a free one. */
  port: number;
  /** Whether an acknowledged write must survive a power cut. Off only for tests. */
  durable: boolean;
  /** Apply `supabase/seed.sql` once, after the migrations. */
  seed?: boolean;
  /** Where the migrations stand, for tests of the mechanism itself. */
  supabaseDir?: string;
}

export interface Database {
  /** Connection of the superuser: what hosted's own services use. */
  adminUrl: string;
  /** Connection of the auth server's own role, which sees only its schema first. */
  authUrl: string;
  /** Connection of `postgres`, the owner of the project, who is no superuser. */
  postgresUrl: string;
  port: number;
  server: PostgresServer;
  close(): Promise<void>;
}

const LOCAL_DIR = fileURLToPath(new URL('.', import.meta.url));
const SUPABASE_DIR = fileURLToPath(new URL('..', import.meta.url));

/**
 * Starts Postgres on the data folder and brings it up to date: the platform that hosted Supabase gives (roles, auth,
 * realtime, grants), then the project's migrations as `postgres`, each in one transaction, then the seed if wanted.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataDir = resolve(options.dataDir);
  const passwords = readPasswords(dataDir);
  const server = await startPostgres({ ...options, dataDir, password: passwords.admin });
  const url = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${server.port}/postgres`;
  const database: Database = {
    adminUrl: url(SUPERUSER, passwords.admin),
    authUrl: url('supabase_auth_admin', passwords.postgres),
    postgresUrl: url('postgres', passwords.postgres),
    port: server.port,
    server,
    close: () => server.stop(),
  };
  try {
    await applyPlatform(database.adminUrl, passwords.postgres);
    const supabaseDir = options.supabaseDir ?? SUPABASE_DIR;
    await applyMigrations(database.postgresUrl, join(supabaseDir, 'migrations'));
    if (options.seed) await applySeed(database.postgresUrl, join(supabaseDir, 'seed.sql'));
  } catch (error) {
    await server.stop();
    throw explainConnection(error, dataDir);
  }
  return database;
}

/** The platform's SQL in the order of application: ours first, then what auth and realtime add. */
export function platformFiles(): string[] {
  const platform = readdirSync(join(LOCAL_DIR, 'platform')).filter((name) => name.endsWith('.sql'));
  const added = ['auth/schema.sql', 'realtime/schema.sql'].filter((name) => existsSync(join(LOCAL_DIR, name)));
  const [grants, ...rest] = [...platform.sort().reverse()].map((name) => `platform/${name}`);
  // Grants come last because they cover what the others made.
  return [...rest.reverse(), ...added, ...(grants ? [grants] : [])].map((name) => join(LOCAL_DIR, name));
}

/** Applies the platform's SQL in one transaction when it differs from what this cluster has. */
async function applyPlatform(adminUrl: string, password: string): Promise<void> {
  const files = platformFiles().map((path) => readFileSync(path, 'utf8'));
  const hash = createHash('sha256').update(files.join('\0')).update(password).digest('hex');
  const sql = postgres(adminUrl, { max: 1, onnotice() {} });
  try {
    const [applied] =
      await sql`select shobj_description(oid, 'pg_database') as hash from pg_database where datname = current_database()`;
    if (applied?.hash === hash) return;
    await sql.begin(async (tx) => {
      for (const text of files) await tx.unsafe(text);
      for (const role of ['postgres', 'authenticator', 'supabase_auth_admin']) {
        await tx.unsafe(`alter role ${role} password '${password}'`);
      }
      await tx.unsafe(`comment on database postgres is '${hash}'`);
    });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const passwordsSchema = z.object({ admin: z.string().min(20), postgres: z.string().min(20) });

/** The passwords of this data folder: random, made once, readable by their owner only. */
function readPasswords(dataDir: string): z.infer<typeof passwordsSchema> {
  const file = join(dataDir, 'database.json');
  try {
    if (!existsSync(file)) {
      if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) {
        throw new StackProblem(
          `The data folder ${dataDir} lacks its file database.json with the passwords: put it back, or move the folder away to start with fresh data.`,
        );
      }
      mkdirSync(dataDir, { recursive: true });
      const made = { admin: randomBytes(24).toString('base64url'), postgres: randomBytes(24).toString('base64url') };
      writeFileSync(file, `${JSON.stringify(made)}\n`, { mode: 0o600 });
      return made;
    }
    const parsed = passwordsSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  throw new StackProblem(`The file ${file} cannot be read: move the folder ${dataDir} away to start with fresh data.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A cluster that refuses its own passwords was put together from two. */
function explainConnection(error: unknown, dataDir: string): unknown {
  if (error instanceof postgres.PostgresError && error.code === '28P01') {
    return new StackProblem(
      `The passwords in ${join(dataDir, 'database.json')} are not those of the data beside it: put the right file back, or move the folder away to start with fresh data.`,
    );
  }
  return error;
}
