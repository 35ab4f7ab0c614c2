import type { TestProject } from 'vitest/node';
import { startTestStack } from '#tests/support/test-stack.ts';

/** Where the stack of this run answers. */
export interface StackAddresses {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackAddresses;
  }
}

/** One stack for all API tests: they meet only in rate limits, which count per address and device. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack({
    durable: false,
    configure: (config) => ({
      ...config,
      auth: { ...config.auth, rates: { ...config.auth.rates, anonymousUsers: 10_000, signInSignUps: 10_000 } },
    }),
  });
  project.provide('stack', {
    apiUrl: stack.apiUrl,
    adminUrl: stack.adminUrl,
    publishableKey: stack.keys.publishableKey,
    secretKey: stack.keys.secretKey,
  });
  return stack.close;
}
