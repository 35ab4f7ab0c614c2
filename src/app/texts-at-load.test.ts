/** A text that is read while a module loads would stay in the language of that moment. */

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const read: string[] = [];

vi.mock('#src/language/catalogue.ts', () => {
  const trap = (branch: object, at: string): object =>
    new Proxy(branch, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          return trap(value, `${at}.${String(key)}`);
        read.push(`${at}.${String(key)}`);
        return value;
      },
    });
  return { catalogue: (name: string, english: object) => trap(english, name) };
});

test('no module reads a text while it loads', async () => {
  const root = join(import.meta.dirname, '../..');
  const modules = globSync('src/{app,backend,features,ui}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.(test|test-data|stories)\.tsx?$/.test(file),
  );
  expect(modules.length).toBeGreaterThan(150);
  const found: string[] = [];
  for (const file of modules) {
    await import(join(root, file));
    for (const text of read.splice(0)) found.push(`${file}: ${text}`);
  }
  expect(found).toEqual([]);
}, 60_000);
