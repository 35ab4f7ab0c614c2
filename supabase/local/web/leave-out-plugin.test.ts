import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { CALLED, leanClass } from './leave-out-plugin.ts';

const root = join(import.meta.dirname, '../../..');
const client = readFileSync(join(root, 'node_modules/@supabase/auth-js/dist/module/GoTrueClient.js'), 'utf8');
const unusedParts = ['mfa', 'oauth', 'passkey'];

const small = `
class Client {
  constructor() { this.url = 'x'; this.mfa = { verify: this._verify.bind(this) };
    this.oauth = {}; this.passkey = {}; this.start(); }
  start() { this._tick(); }
  _tick() {}
  async getSession() { return this._load(); }
  _load() { return 1; }
  async signUp() { return this._only(); }
  _only() {}
  _verify() {}
}`;

describe('a lean client', () => {
  test('keeps what is called and what that needs, and no more', () => {
    const lean = leanClass(small, { called: ['getSession'], unusedParts });
    for (const name of ['getSession', '_load', 'start', '_tick', 'url']) expect(lean).toContain(name);
    for (const name of ['signUp', '_only', '_verify', 'mfa', 'oauth', 'passkey']) expect(lean).not.toContain(name);
  });

  test('says what has moved', () => {
    expect(() => leanClass(small, { called: ['getSession', 'verifyOtp'], unusedParts })).toThrow('verifyOtp');
    expect(() =>
      leanClass(small.replace('this.mfa =', 'const mfa ='), { called: ['getSession'], unusedParts }),
    ).toThrow('mfa');
  });

  test('is refused when something kept needs a part that goes', () => {
    expect(() =>
      leanClass(small.replace('return 1', 'return this.mfa.verify()'), { called: ['getSession'], unusedParts }),
    ).toThrow('"mfa"');
  });

  test('is far less than the one that is installed, and still one class', () => {
    const lean = leanClass(client, { called: CALLED, unusedParts });
    expect(lean.length).toBeLessThan(client.length * 0.75);
    expect(lean).toContain('this.admin.signOut(');
    expect(lean).not.toMatch(/async (signInWithPasskey|signInWithEthereum|_regenerateRecoveryCodes)\(/);
    expect(() => parseAst(lean)).not.toThrow();
  });
});

test('the methods that the app calls are those that are kept', () => {
  const files = globSync('src/{app,backend,features}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.includes('.test'),
  );
  const called = new Set<string>();
  for (const file of files) {
    const code = readFileSync(join(root, file), 'utf8');
    for (const [, name] of code.matchAll(/\bauth\s*\.([a-zA-Z]+)\(/g)) called.add(String(name));
  }
  expect([...called].sort()).toEqual([...CALLED].sort());
});
