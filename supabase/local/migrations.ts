import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import postgres from 'postgres';

/**
 * Applies the files of `folder` that this database has not seen, in the order of their versions, each in one
 * transaction, and records them where the Supabase CLI looks (`supabase_migrations.schema_migrations`).
 * @throws Error that names the file and line of the statement that failed.
 */
export async function applyMigrations(url: string, folder: string): Promise<void> {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d+_.*\.sql$/.test(name))
        .sort()
    : [];
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const applied = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
    const known = new Set(applied.map((row) => row.version));
    for (const file of files) {
      const [, version = '', name = ''] = /^(\d+)_(.*)\.sql$/.exec(file) ?? [];
      if (known.has(version)) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      await inFile(file, text, () =>
        sql.begin(async (tx) => {
          await tx.unsafe(text);
          await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
                   values (${version}, ${name}, ${[text]})`;
        }),
      );
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Applies a seed file once: again only when its content has changed, so a seed must bear being applied twice. */
export async function applySeed(url: string, path: string): Promise<void> {
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const file = `supabase/${basename(path)}`;
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const [seen] = await sql`select hash from supabase_migrations.seed_files where path = ${file}`;
    if (seen?.hash === hash) return;
    await inFile(file, text, () =>
      sql.begin(async (tx) => {
        await tx.unsafe(text);
        await tx`insert into supabase_migrations.seed_files (path, hash) values (${file}, ${hash})
                 on conflict (path) do update set hash = excluded.hash`;
      }),
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function inFile(file: string, text: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    const position = Number(error.position ?? 0);
    const line = position > 0 ? `:${text.slice(0, position).split('\n').length}` : '';
    const details = [error.message, error.detail, error.hint, error.where].filter(Boolean).join(' · ');
    throw new Error(`${file}${line}: ${details} (${error.code})`, { cause: error });
  }
}
