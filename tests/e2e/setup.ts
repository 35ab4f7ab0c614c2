/** One stack with the production build for all browser tests: fresh data, free ports. */
import type { TestProject } from 'vitest/node';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { startTestStack } from '#tests/support/test-stack.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    urls: { webUrl: string; apiUrl: string; mailUrl: string; adminUrl: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuild(process.env);
  const stack = await startTestStack({
    web: 'build',
    seed: true,
    durable: false,
  });
  const { webUrl, apiUrl, mailUrl, adminUrl } = stack;
  project.provide('urls', { webUrl, apiUrl, mailUrl, adminUrl });
  return stack.close;
}
