import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openScratchDatabase } from './scratch-database.ts';

const PROJECT_DIR = fileURLToPath(new URL('../..', import.meta.url));
const TYPES_FILE = join(PROJECT_DIR, 'src', 'backend', 'database.types.ts');
const LAYOUT = {
  formatter: { indentStyle: 'space', lineWidth: 120 },
  javascript: { formatter: { quoteStyle: 'single' } },
};
const run = promisify(execFile);

/** TypeScript types of the database as the migrations make it, by the Supabase CLI. Takes about three seconds. */
export async function generateTypes(): Promise<string> {
  const database = await openScratchDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'bm-types-'));
  try {
    const bin = join(PROJECT_DIR, 'node_modules', '.bin');
    const args = [
      'gen',
      'types',
      '--lang=typescript',
      '--schema',
      'public',
      `--remote=${database.postgresUrl}?sslmode=disable`,
    ];
    const quiet = { SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', SUPABASE_HOME: folder };
    const { stdout } = await run(join(bin, 'supabase'), args, {
      env: { ...process.env, ...quiet },
      maxBuffer: 50_000_000,
    });
    const file = join(folder, 'database.types.ts');
    writeFileSync(file, stdout);
    // The CLI's own layout differs between its versions; the project's settings leave this file out.
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(LAYOUT));
    await run(join(bin, 'biome'), ['format', '--write', `--config-path=${folder}`, file]);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  }
}

if (import.meta.main) {
  writeFileSync(TYPES_FILE, await generateTypes());
  console.log('src/backend/database.types.ts is up to date.');
}
