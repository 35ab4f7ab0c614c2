/**
 * Takes the pictures of the last run that differed as what the app should look like: `node tests/visual/accept.ts`,
 * or only those that are named.
 */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const baselines = join(import.meta.dirname, 'baselines');
/** Pictures that differed in the last run, with what differs in red. */
export const results = join(import.meta.dirname, '..', '..', 'test-results', 'visual');

if (import.meta.main) {
  const names = process.argv.slice(2);
  const pictures = (await readdir(results)).filter((file) => file.endsWith('.png') && !file.endsWith('.diff.png'));
  const chosen = pictures.filter((file) => names.length === 0 || names.includes(file.replace(/\.png$/, '')));
  await mkdir(baselines, { recursive: true });
  for (const file of chosen) await copyFile(join(results, file), join(baselines, file));
  console.log(chosen.length === 0 ? 'Nothing differed in the last run.' : `Accepted: ${chosen.join(', ')}`);
}
