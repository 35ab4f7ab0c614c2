/** An embedded stack of its own for a suite or a bench: free ports, a data folder that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '#supabase/local/stack.ts';

type Options = Omit<Parameters<typeof startStack>[0], 'ports' | 'dataDir'>;

/** Starts a stack that nobody else uses; `close` stops it and removes what it kept. */
export async function startTestStack(options: Options): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bm-stack-'));
  const stack = await startStack({ ...options, ports: { api: 0, db: 0, mail: 0, web: 0 }, dataDir });
  return {
    ...stack,
    close: async () => {
      await stack.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
