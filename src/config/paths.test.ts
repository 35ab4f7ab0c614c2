import { expect, test } from 'vitest';
import { paths, safeNextPath } from './paths.ts';

test.each([
  ['/settings', '/settings'],
  ['/analytics?range=week#top', '/analytics?range=week#top'],
  ['/sessions/12', '/sessions/12'],
])('%s is a path of the app', (next, expected) => {
  expect(safeNextPath(next)).toBe(expected);
});

test.each([
  undefined,
  '',
  'settings',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/%2f/..//evil.example/..//x:y@[',
  '/sign-in?next=/x',
  '/auth/confirm',
  '/guest',
  '/.//evil.example',
])('%s leads to the dashboard', (next) => {
  const safe = safeNextPath(next);
  expect(new URL(safe, 'https://app.invalid').origin).toBe('https://app.invalid');
  if (safe !== paths.today) expect(safe).toMatch(/^\/(?!\/)/);
});

test('an address outside never passes, whole or in part', () => {
  expect(safeNextPath('//evil.example')).toBe(paths.today);
  expect(safeNextPath('/\\evil.example')).toBe(paths.today);
  expect(safeNextPath('/.//evil.example')).toBe(paths.today);
  expect(safeNextPath('/sign-in?next=/settings')).toBe(paths.today);
});
