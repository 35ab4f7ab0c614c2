import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives a constant of the built `first-paint.js` its value; in the sources it is empty. One after the other: two at a
 * time would write over each other.
 */
export async function fillIn(outDir: string, name: string, value: unknown): Promise<void> {
  const file = join(outDir, 'first-paint.js');
  const place = `const ${name} = {};`;
  const script = await readFile(file, 'utf8');
  if (!script.includes(place)) throw new Error(`first-paint.js has no line "${place}"`);
  await writeFile(file, script.replace(place, `const ${name} = ${JSON.stringify(value)};`));
}
