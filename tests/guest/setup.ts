/** One embedded stack that a guest's answers are compared with. */
import type { TestProject } from 'vitest/node';
import { startTestStack } from '#tests/support/test-stack.ts';

export interface RealBackend {
  readonly url: string;
  readonly publishableKey: string;
  /** Connection that may change what a person may not, such as when they came. */
  readonly dbUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    realBackend: RealBackend;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack({
    durable: false,
    // Everybody comes from one address within seconds; the limits have tests of their own.
    configure: (config) => ({
      ...config,
      auth: { ...config.auth, rates: { ...config.auth.rates, anonymousUsers: 10_000 } },
    }),
  });
  const { apiUrl: url, keys, dbUrl } = stack;
  project.provide('realBackend', { url, publishableKey: keys.publishableKey, dbUrl });
  return stack.close;
}
