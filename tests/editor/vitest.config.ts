import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    name: 'editor',
    environment: 'node',
    include: ['tests/editor/*.test.ts'],
    fileParallelism: false,
    // The steps of the journey build on each other.
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
