import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const read = async (path: string) =>
  manifest.parse(JSON.parse(await readFile(join(import.meta.dirname, '../..', path), 'utf8'))).dependencies;

test('the parts of the client are those that supabase-js is made of', async () => {
  const ours = await read('package.json');
  const theirs = await read('node_modules/@supabase/supabase-js/package.json');
  for (const part of ['auth-js', 'postgrest-js', 'realtime-js'].map((name) => `@supabase/${name}`)) {
    expect(ours[part], part).toBe(theirs[part]);
  }
});
