/** What the web server says about the app, and what the built app carries: nothing that a page should not hold. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doors, send } from './people.ts';

const dist = join(import.meta.dirname, '../../dist');
const pages = [
  '/',
  '/sign-in',
  '/auth/confirm?token_hash=x',
  '/settings',
  '/nothing/here',
  '/../../etc/passwd',
  '/%00',
];

/** The rules of a content security policy by name. */
function rulesOf(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((rule): [string, string[]] => {
      const [name = '', ...values] = rule.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

describe.each(pages)('%s', (path) => {
  test('is closed to what is not ours', async () => {
    const { headers, text } = await send(`${doors.webUrl}${path}`);
    const rules = rulesOf(headers.get('content-security-policy') ?? '');
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('style-src')).toEqual(["'self'"]);
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    expect(rules.get('base-uri')).toEqual(["'none'"]);
    expect([...rules.values()].flat()).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/unsafe|\*|^https?:$/)]),
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers.get('permissions-policy')).toContain('microphone=()');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    // A script or style inside the page would need the policy to let in any.
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
    expect(text).not.toContain('root:');
  });
});

test('no way leads out of the folder of the app', async () => {
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
  ]) {
    const { text } = await send(`${doors.webUrl}${path}`);
    expect(text).not.toContain('"devDependencies"');
    expect(text).not.toContain('root:');
  }
});

test('the built app holds no secret, no source map and no address of others', async () => {
  const names = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  for (const file of files.filter((name) => /\.(js|css|html|json|webmanifest)$/.test(name))) {
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(doors.secretKey);
    expect(text).not.toMatch(/sb_secret_\w{8}|service_role["'`]?\s*[:=]|-----BEGIN|postgres(ql)?:\/\/\w+:/);
    expect(text).not.toMatch(/\beval\(|new Function\(/);
    // Trackers, fonts and scripts of others would all need an address to load from.
    expect(text).not.toMatch(/(src|href)=["'](https?:)?\/\/(?!127\.0\.0\.1|localhost)/);
  }
});
