import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeWhole } from '../client/durable.ts';

/** Whether a file system said that a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The JSON of a file; undefined when it is missing or no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Only a damaged disk leads here, as files are put in place whole; what they say can be found out again.
    return undefined;
  }
}

/** Writes a value as JSON, whole or not at all. */
export function writeJsonFile(path: string, value: unknown): Promise<void> {
  return writeWhole(path, `${JSON.stringify(value)}\n`, `${path}.${randomUUID()}.tmp`);
}
