import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portsFromEnv, readConfig } from './config.ts';

const apiUrl = 'http://127.0.0.1:54321';
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'bm-config-test-'));
  mkdirSync(join(project, 'supabase'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(text: string): void {
  writeFileSync(join(project, 'supabase', 'config.toml'), text);
}

test("the project's own file is read, with its mails", () => {
  const config = readConfig({ apiUrl });
  expect(config.auth).toMatchObject({
    siteUrl: 'http://127.0.0.1:5173',
    externalUrl: 'http://127.0.0.1:54321/auth/v1',
    anonymousEnabled: true,
    otpLength: 6,
    otpExpiry: 3600,
  });
  expect(config.functions).toMatchObject({ api: { verifyJwt: false } });
  expect(config.smtp).toBeUndefined();
  for (const [kind, type] of [
    ['magic_link', 'email'],
    ['confirmation', 'email'],
    ['email_change', 'email_change'],
  ] as const) {
    const { html } = config.auth.templates[kind];
    expect(html).toContain(`{{ .SiteURL }}/auth/confirm?token_hash={{ .TokenHash }}&amp;type=${type}`);
    expect(html).toContain('{{ .Token }}');
  }
});

test('addresses that the stack really has take the place of the written ones', () => {
  const { auth } = readConfig({ apiUrl: 'http://127.0.0.1:7000', siteUrl: 'http://127.0.0.1:7001' });
  expect(auth.siteUrl).toBe('http://127.0.0.1:7001');
  expect(auth.redirectUrls).toContain('http://localhost:7001/**');
});

test('mail goes to the SMTP server that is enabled, its password from the environment', () => {
  process.env.BM_TEST_SMTP_PASSWORD = 'from the environment';
  write(`[auth.email.smtp]
host = "smtp.example.org"
port = 465
user = "me"
pass = "env(BM_TEST_SMTP_PASSWORD)"
admin_email = "hello@example.org"
sender_name = "Breath"`);
  expect(readConfig({ apiUrl }, project).smtp).toEqual({
    host: 'smtp.example.org',
    port: 465,
    user: 'me',
    pass: 'from the environment',
    from: { name: 'Breath', address: 'hello@example.org' },
  });
  delete process.env.BM_TEST_SMTP_PASSWORD;
});

test.each([
  ['auth = "no table"', 'The setting auth in'],
  ['[auth]\njwt_expiry = "soon"', 'The setting auth.jwt_expiry in'],
  ['[auth.email]\nmax_frequency = "often"', 'The setting auth.email.max_frequency in'],
  ['[auth', 'cannot be read'],
  ['[auth.email.template.magic_link]\ncontent_path = "./gone.html"', 'The mail template ./gone.html does not exist'],
])('a mistake is named: %s', (text, sentence) => {
  write(text);
  expect(() => readConfig({ apiUrl }, project)).toThrow(sentence);
});

test('ports come from the environment, and what is no port is named', () => {
  expect(portsFromEnv({})).toEqual({ api: 54321, db: 54322, mail: 54324, web: 5173 });
  expect(portsFromEnv({ BM_WEB_PORT: '8080' }).web).toBe(8080);
  expect(() => portsFromEnv({ BM_DB_PORT: 'first' })).toThrow('BM_DB_PORT is "first"');
  expect(() => portsFromEnv({ BM_DB_PORT: '70000' })).toThrow('which is no port');
});
