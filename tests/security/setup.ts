/**
 * One stack for all security tests, in a process of its own, so that what it writes out can be read: no secret may
 * stand in there. Fresh data, free ports, the production build.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TestProject } from 'vitest/node';
import { ensureBuild } from '#supabase/local/web/build.ts';
import type { Doors } from './stack-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    doors: Doors;
    /** File that holds all that the stack has written to its output. */
    outputFile: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuild(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'bm-security-'));
  const outputFile = join(folder, 'output.log');
  const child = fork(join(import.meta.dirname, 'stack-process.ts'), [join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (!child.stdout || !child.stderr) throw new Error('the stack has no output to read');
  const written = [child.stdout, child.stderr].map((stream) =>
    pipeline(stream, createWriteStream(outputFile, { flags: 'a' })),
  );
  const ended = once(child, 'exit');
  const started = await Promise.race([
    once(child, 'message').then(([message]) => message as Doors),
    ended.then(([code]) => Promise.reject(new Error(`the stack ended with ${String(code)}: see ${outputFile}`))),
  ]);
  project.provide('doors', started);
  project.provide('outputFile', outputFile);
  return async () => {
    child.send('close');
    await ended;
    await Promise.all(written);
    await rm(folder, { recursive: true, force: true });
  };
}
