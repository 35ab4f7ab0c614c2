import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Hono } from 'hono';
import postgres from 'postgres';
import { type Keys, PUBLISHABLE_KEY } from '../keys.ts';
import { openScratchDatabase } from '../scratch-database.ts';
import { createAuth } from './app.ts';
import { type AuthSettings, DEFAULT_TEMPLATES } from './settings.ts';

export interface SentMail {
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** An auth server on a scratch database, with a clock of its own. */
export interface AuthBench {
  app: Hono;
  keys: Keys;
  sql: postgres.Sql;
  mails: SentMail[];
  /** Moves the clock. */
  advance(seconds: number): void;
  now(): number;
  /** An unmodified client of this server. */
  client(options?: { key?: string; flowType?: 'implicit' | 'pkce' }): SupabaseClient;
  close(): Promise<void>;
}

const OPEN_RATES = {
  emailSent: 1000,
  anonymousUsers: 1000,
  tokenRefresh: 1000,
  signInSignUps: 1000,
  tokenVerifications: 1000,
};

/** Settings for tests: everything on, limits out of the way. */
function testSettings(overrides: Partial<AuthSettings> = {}): AuthSettings {
  return {
    siteUrl: 'http://site.test',
    redirectUrls: ['http://site.test/**', 'http://app.test/*'],
    externalUrl: 'http://api.test/auth/v1',
    signupEnabled: true,
    anonymousEnabled: true,
    autoconfirm: false,
    doubleConfirmChanges: false,
    jwtExpiry: 3600,
    otpExpiry: 3600,
    otpLength: 6,
    maxFrequency: 30,
    refreshTokenRotation: true,
    refreshTokenReuseInterval: 10,
    minimumPasswordLength: 8,
    rates: OPEN_RATES,
    templates: DEFAULT_TEMPLATES,
    ...overrides,
  };
}

/** Keys of a stack that exists for one test. */
export async function testKeys(): Promise<Keys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { x = '', y = '', d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    publishableKey: PUBLISHABLE_KEY,
    secretKey: 'sb_secret_for_tests',
    jwtSecret: 'a secret that is only used in tests, long enough',
    signingKey: { kty: 'EC', crv: 'P-256', x, y, d, kid: 'test-key' },
  };
}

/** Starts one on a fresh database. */
export async function openAuthBench(overrides: Partial<AuthSettings> = {}): Promise<AuthBench> {
  const database = await openScratchDatabase();
  const sql = postgres(database.adminUrl, { max: 4, onnotice() {} });
  const keys = await testKeys();
  const mails: SentMail[] = [];
  let offset = 0;
  const now = () => Date.now() + offset;
  const sendMail = async (mail: SentMail) => {
    mails.push(mail);
  };
  const app = createAuth({ sql, keys, config: { auth: testSettings(overrides) }, sendMail, now });
  const fetchFromApp: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    return app.request(`${url.pathname.replace('/auth/v1', '')}${url.search}`, request);
  };
  return {
    app,
    keys,
    sql,
    mails,
    now,
    advance(seconds) {
      offset += seconds * 1000;
    },
    client: ({ key = keys.publishableKey, flowType = 'implicit' } = {}) =>
      createClient('http://api.test', key, {
        auth: {
          flowType,
          persistSession: flowType === 'pkce',
          autoRefreshToken: false,
          storage: memoryStorage(),
          storageKey: crypto.randomUUID(),
        },
        global: { fetch: fetchFromApp },
      }),
    async close() {
      await sql.end({ timeout: 2 });
      await database.close();
    },
  };
}

function memoryStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

/** The newest mail to an address, and what it carries. */
export function readMail(bench: AuthBench, to: string): SentMail & { href: string; code: string; token: string } {
  const mail = bench.mails.findLast((candidate) => candidate.to === to);
  if (!mail) throw new Error(`no mail to ${to}`);
  const href = /href="([^"]+)"/.exec(mail.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const code = /code: (\d+)/.exec(mail.html)?.[1] ?? '';
  return { ...mail, href, code, token: new URL(href).searchParams.get('token') ?? '' };
}

/** Follows a link as a browser does, up to the address it leads to. */
export async function followLink(bench: AuthBench, href: string): Promise<URL> {
  const url = new URL(href);
  const response = await bench.app.request(`${url.pathname.replace('/auth/v1', '')}${url.search}`);
  if (response.status !== 303) throw new Error(`the link answers ${response.status}`);
  return new URL(response.headers.get('location') ?? '');
}
