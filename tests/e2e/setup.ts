/** One stack with the production build for all browser tests: fresh data, free ports. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStack } from '#supabase/local/stack.ts';
import { ensureBuild } from '#supabase/local/web/build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    urls: { webUrl: string; apiUrl: string; mailUrl: string; adminUrl: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuild(process.env);
  const dataDir = await mkdtemp(join(tmpdir(), 'bm-e2e-'));
  const stack = await startStack({
    ports: { api: 0, db: 0, mail: 0, web: 0 },
    dataDir,
    web: 'build',
    seed: true,
    durable: false,
  });
  const { webUrl, apiUrl, mailUrl, adminUrl } = stack;
  project.provide('urls', { webUrl, apiUrl, mailUrl, adminUrl });
  return async () => {
    await stack.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
