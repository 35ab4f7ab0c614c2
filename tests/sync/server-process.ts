/** The embedded stack in a process of its own, so that it can be killed. Run by `server-host.ts`. */
import { startStack } from '#supabase/local/stack.ts';

/** What the process tells when it answers. */
export interface ServerReady {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly postgresPid: number;
}

const [dataDir = ''] = process.argv.slice(2);
const stack = await startStack({ ports: { api: 0, db: 0, mail: 0, web: 0 }, dataDir, durable: true });

async function end(): Promise<void> {
  await stack.close();
  process.exit(0);
}
// Also when the test itself was killed.
process.on('disconnect', () => void end());
const { apiUrl, adminUrl, postgresPid } = stack;
process.send?.({ apiUrl, adminUrl, postgresPid } satisfies ServerReady);
