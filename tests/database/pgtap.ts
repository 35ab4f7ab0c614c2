/** Runs the pgTAP files of supabase/tests and reads what they say. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import postgres from 'postgres';

const FOLDER = new URL('../../supabase/tests/', import.meta.url);

/** One assertion of a file. */
interface TapLine {
  readonly ok: boolean;
  readonly description: string;
  /** What pgTAP says about a failure. */
  readonly diagnostics: string;
}

/** A file with its assertions, and the error that ended it early. */
export interface TapFile {
  readonly name: string;
  readonly lines: readonly TapLine[];
  readonly error: string | null;
}

const BLOCK = 512;

/** The text of one file in a tar archive. */
function fileInTar(archive: Buffer, path: string): string {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('utf8', at + 124, at + 136), 8) || 0;
    if (name.endsWith(path)) {
      return archive.toString('utf8', at + BLOCK, at + BLOCK + size);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`no ${path} in the archive`);
}

/** pgTAP's own SQL, as it is packed for another engine: it is plain SQL, so running it is installing it. */
function pgtapSql(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-pgtap');
  const archive = gunzipSync(readFileSync(join(dirname(entry), 'pgtap.tar.gz')));
  return fileInTar(archive, '/pgtap--1.3.5.sql').replace(/^\\.*$/gm, '');
}

function linesOf(output: readonly string[]): TapLine[] {
  const lines: { ok: boolean; description: string; diagnostics: string }[] = [];
  for (const text of output.flatMap((value) => value.split('\n'))) {
    const result = /^(not )?ok \d+(?: - (.*))?$/.exec(text);
    const last = lines.at(-1);
    if (result !== null) {
      lines.push({ ok: result[1] === undefined, description: result[2] ?? 'without a name', diagnostics: '' });
    } else if (text.startsWith('#') && last !== undefined) {
      last.diagnostics += `${text}\n`;
    }
  }
  return lines;
}

async function runFile(sql: postgres.Sql, name: string): Promise<TapFile> {
  const output: string[] = [];
  let error: string | null = null;
  // Statement by statement would end the transaction's rows at the first error; the notice of what came before is kept.
  try {
    const results = await sql.unsafe(readFileSync(new URL(name, FOLDER), 'utf8')).simple();
    for (const rows of results as unknown as Record<string, unknown>[][]) {
      output.push(...rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string'));
    }
  } catch (cause) {
    error = cause instanceof Error ? `${cause.message} ${String(Reflect.get(cause, 'where') ?? '')}` : String(cause);
    await sql.unsafe('rollback');
  }
  return { name, lines: linesOf(output), error };
}

/** Installs pgTAP and the helpers, then runs every file. */
export async function runPgtap(urls: { readonly adminUrl: string; readonly postgresUrl: string }): Promise<TapFile[]> {
  const admin = postgres(urls.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe('create schema tap; grant usage on schema tap to public; set search_path = tap, pg_catalog');
    await admin.unsafe(pgtapSql());
  } finally {
    await admin.end();
  }
  const sql = postgres(urls.postgresUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe('set search_path = tap, public, extensions');
    const files = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const [helpers, ...subjects] = files;
    await sql.unsafe(readFileSync(new URL(helpers ?? '', FOLDER), 'utf8'));
    const results: TapFile[] = [];
    for (const name of subjects) {
      results.push(await runFile(sql, name));
    }
    return results;
  } finally {
    await sql.end();
  }
}
