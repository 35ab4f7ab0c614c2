import { describe, expect, it } from 'vitest';
import { chooseRedirect, globToRegExp, isRedirectAllowed } from './redirects.ts';

const rules = {
  siteUrl: 'https://breath.example',
  allowList: [
    'https://*.preview.example/**',
    'com.breath.app://callback',
    'http://localhost:3000/a/*',
    'https://x.example/{one,two}?q=[0-9]',
  ],
};

describe('the redirect allow-list', () => {
  it.each([
    ['the site itself', 'https://breath.example/anywhere?x=1#y', true],
    ['another port of the site', 'https://breath.example:8443/', false],
    ['another scheme of the site', 'http://breath.example/', false],
    ['one star stops at a dot', 'https://a.b.preview.example/x', false],
    ['one star covers a label', 'https://a.preview.example/x/y.z', true],
    ['one star stops at a slash', 'http://localhost:3000/a/b/c', false],
    ['one star covers a segment', 'http://localhost:3000/a/b', true],
    ['the fragment does not count', 'http://localhost:3000/a/b#/c', true],
    ['an app scheme', 'com.breath.app://callback', true],
    ['an app scheme with more', 'com.breath.app://callback/x', false],
    ['alternatives and classes', 'https://x.example/two?q=7', true],
    ['a stranger', 'https://evil.example/', false],
    ['a host that only starts alike', 'https://breath.example.evil.example/', false],
    ['a person in the authority', 'https://breath.example@evil.example/', false],
    ['an authority with the right host', 'https://evil@breath.example/', false],
    ['a backslash', 'https:\\\\breath.example\\x', false],
    ['a leading blank', ' https://breath.example/', false],
    ['a control character', '\thttps://breath.example/', false],
    ['nothing', '', false],
    ['no address at all', '/path', false],
    ['a script', 'javascript:alert(1)', false],
  ])('%s', (_, target, allowed) => {
    expect(isRedirectAllowed(rules, target)).toBe(allowed);
  });

  it('reads ? as one character and keeps alternatives apart', () => {
    const glob = globToRegExp('https://x.example/{one,two}/v?');
    expect(glob.test('https://x.example/one/v1')).toBe(true);
    expect(glob.test('https://x.example/three/v1')).toBe(false);
    expect(glob.test('https://x.example/two/v/')).toBe(false);
    expect(globToRegExp('a[!0-9]b').test('a1b')).toBe(false);
    expect(globToRegExp('a[!0-9]b').test('axb')).toBe(true);
    expect(globToRegExp('a\\*b').test('a*b')).toBe(true);
    expect(() => globToRegExp('a{b')).toThrow(SyntaxError);
  });

  it('lets loopback sites use any port and refuses numbers for hosts', () => {
    const local = { siteUrl: 'http://127.0.0.1:5173', allowList: ['**'] };
    expect(isRedirectAllowed(local, 'http://127.0.0.1:9999/x')).toBe(true);
    expect(isRedirectAllowed(local, 'http://2130706433/')).toBe(false);
    expect(isRedirectAllowed(local, 'http://10.0.0.1/')).toBe(false);
  });

  it('falls back to the site', () => {
    expect(chooseRedirect(rules, 'https://evil.example/', undefined)).toBe('https://breath.example');
    expect(chooseRedirect(rules, undefined, 'https://breath.example/a')).toBe('https://breath.example/a');
  });
});
