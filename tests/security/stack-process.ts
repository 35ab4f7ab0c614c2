/** The stack of the security tests: started by setup.ts, ends when told or when its parent is gone. */
import { mkdirSync } from 'node:fs';
import { startStack } from '#supabase/local/stack.ts';

/** Where the doors are, and the keys that stand before them. */
export interface Doors {
  readonly apiUrl: string;
  readonly webUrl: string;
  readonly mailUrl: string;
  readonly adminUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string;
}

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('the data folder is missing');
mkdirSync(dataDir, { recursive: true });
const many = 10_000;
const stack = await startStack({
  ports: { api: 0, db: 0, mail: 0, web: 0 },
  dataDir,
  web: 'build',
  durable: false,
  // All callers share one address. Limits on mails stay as they are: a test runs into them.
  configure: (config) => ({
    ...config,
    auth: {
      ...config.auth,
      rates: {
        ...config.auth.rates,
        anonymousUsers: many,
        tokenRefresh: many,
        signInSignUps: many,
        tokenVerifications: many,
      },
    },
  }),
});
const doors: Doors = {
  apiUrl: stack.apiUrl,
  webUrl: stack.webUrl,
  mailUrl: stack.mailUrl,
  adminUrl: stack.adminUrl,
  publishableKey: stack.keys.publishableKey,
  secretKey: stack.keys.secretKey,
};
// The first line of what is read for secrets: without it nothing was captured.
console.log('the stack is ready');
process.send?.(doors);

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await stack.close();
  process.exit(0);
}
process.on('message', () => void close());
process.on('disconnect', () => void close());
