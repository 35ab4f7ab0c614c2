import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dashboardOf } from './connect.ts';
import { withoutSecrets } from './log.ts';
import { texts } from './texts.ts';

/** All that can be read, with values put in. */
function words(value: unknown): string[] {
  // Names of icons are not read.
  if (typeof value === 'string') return [value.replace(/\$\([^)]*\)/g, '')];
  if (typeof value === 'function') return [String(value(2, 3))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [];
}

const manifestFolder = 'src/extension/manifest';
const manifest: unknown = JSON.parse(readFileSync(`${manifestFolder}/package.json`, 'utf8'));
const pages = ['README.md', 'CHANGELOG.md', 'media/what.md', 'media/connect.md', 'media/history.md', 'media/leave.md'];

test('everything a person reads keeps to the voice: patient, no hype, no guilt', () => {
  const all = [
    ...words(texts),
    ...words(manifest),
    ...pages.map((page) => readFileSync(`${manifestFolder}/${page}`, 'utf8')),
  ];
  expect(all.length).toBeGreaterThan(100);
  const hype = /!|\b(hurry|don't miss|must|streak lost|lost your|failed|error|invalid|unlock|boost|productiv)/i;
  expect(all.filter((text) => hype.test(text))).toEqual([]);
});

test('the log takes tokens, codes and ids out', () => {
  const line = withoutSecrets('bmd_abc-DEF_123 BM-ABC123-DEF456 sess-1757062800000 offline');
  expect(line).toBe('… … … offline');
});

test("the dashboard's address comes from that of its pairing page, and is a web address", () => {
  expect(dashboardOf('https://app.example/pair')).toBe('https://app.example/');
  expect(dashboardOf('https://app.example/breath/pair?x=1')).toBe('https://app.example/breath/');
  expect(dashboardOf('javascript:alert(1)')).toBe('');
  expect(dashboardOf('nonsense')).toBe('');
});
