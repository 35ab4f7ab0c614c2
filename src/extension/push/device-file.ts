import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRecord } from '../client/http.ts';

/** Where the tokens of paired servers are remembered, one per address; readable by their owner alone. */
async function readAll(path: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRecord(value) ? { ...value } : {};
  } catch {
    // Nothing remembered, or nothing readable: pairing again is always possible.
    return {};
  }
}

/** The remembered token for a server, or undefined. */
export async function readToken(path: string, endpoint: string): Promise<string | undefined> {
  const token = (await readAll(path))[endpoint];
  return typeof token === 'string' ? token : undefined;
}

/** Remembers a token, or with undefined forgets it. */
export async function writeToken(path: string, endpoint: string, token: string | undefined): Promise<void> {
  const all = await readAll(path);
  if (token === undefined) delete all[endpoint];
  else all[endpoint] = token;
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  await chmod(beside, 0o600);
  await rename(beside, path);
}
