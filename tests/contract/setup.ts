/** Where the suite is aimed: at a Supabase named in the environment, or at an embedded stack that it starts itself. */
import type { TestProject } from 'vitest/node';
import { startTestStack } from '#tests/support/test-stack.ts';

export interface ContractTarget {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Mailpit's API; empty where mails cannot be read, then links come from the admin API. */
  mailUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    contract: ContractTarget;
  }
}

function fromEnvironment(): ContractTarget | undefined {
  const { CONTRACT_SUPABASE_URL, CONTRACT_PUBLISHABLE_KEY, CONTRACT_SECRET_KEY, CONTRACT_MAIL_URL } = process.env;
  if (!CONTRACT_SUPABASE_URL) return undefined;
  if (!CONTRACT_PUBLISHABLE_KEY || !CONTRACT_SECRET_KEY) {
    throw new Error('With CONTRACT_SUPABASE_URL, give CONTRACT_PUBLISHABLE_KEY and CONTRACT_SECRET_KEY too.');
  }
  return {
    url: CONTRACT_SUPABASE_URL.replace(/\/$/, ''),
    publishableKey: CONTRACT_PUBLISHABLE_KEY,
    secretKey: CONTRACT_SECRET_KEY,
    mailUrl: CONTRACT_MAIL_URL ?? '',
  };
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = fromEnvironment();
  if (given) {
    project.provide('contract', given);
    return undefined;
  }
  const stack = await startTestStack({
    durable: false,
    // All of the suite comes from one address within seconds; the limits have tests of their own.
    configure: (config) => ({
      ...config,
      auth: {
        ...config.auth,
        rates: {
          emailSent: 1000,
          anonymousUsers: 1000,
          tokenRefresh: 1000,
          signInSignUps: 1000,
          tokenVerifications: 1000,
        },
      },
    }),
  });
  const { apiUrl, mailUrl, keys } = stack;
  project.provide('contract', { url: apiUrl, mailUrl, publishableKey: keys.publishableKey, secretKey: keys.secretKey });
  return stack.close;
}
