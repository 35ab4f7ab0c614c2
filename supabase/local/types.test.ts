import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateTypes } from './types.ts';

test('the types of the database are those of the migrations (npm run types writes them)', async () => {
  const current = readFileSync(new URL('../../src/backend/database.types.ts', import.meta.url), 'utf8');
  expect(current).toBe(await generateTypes());
}, 60_000);
