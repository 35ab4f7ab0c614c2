import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores are enough for everyone: more workers only make each other wait.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json-summary'],
      include: ['src/**/*.{ts,tsx}', 'supabase/functions/**/*.ts'],
      exclude: ['src/**/*.stories.tsx', 'src/extension/dist/**'],
      // What the unit and component tests reach; less fails the run.
      thresholds: {
        'src/domain/**': { lines: 100, branches: 100, functions: 100, statements: 100 },
        'src/features/**': { lines: 90, branches: 90 },
        'src/ui/**': { lines: 90, branches: 90 },
      },
    },
    projects: [
      {
        test: {
          name: 'unit',
          // The extension's own tests meet an editor in memory.
          alias: { vscode: new URL('tests/support/fake-vscode.ts', import.meta.url).pathname },
          environment: 'node',
          include: [
            'src/domain/**/*.test.ts',
            'src/extension/**/*.test.ts',
            'src/config/**/*.test.ts',
            'src/ui/**/*.test.ts',
            'src/backend/**/*.test.ts',
            'src/worker/**/*.test.ts',
            'supabase/functions/**/*.test.ts',
            'supabase/local/**/*.test.ts',
            'tests/language/**/*.test.ts',
            'tests/voice/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: [
            'src/ui/**/*.test.tsx',
            'src/features/**/*.test.{ts,tsx}',
            'src/app/**/*.test.{ts,tsx}',
            'src/backend/**/*.test.tsx',
            'src/language/**/*.test.{ts,tsx}',
          ],
          setupFiles: ['tests/support/setup-component.ts'],
          css: false,
        },
      },
      {
        test: {
          name: 'database',
          environment: 'node',
          include: ['tests/database/**/*.test.ts'],
          // Each file has a Postgres of its own.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/contract/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          // What a guest's browser answers, beside what the backend does.
          name: 'guest',
          environment: 'node',
          include: ['tests/guest/**/*.test.ts'],
          globalSetup: ['tests/guest/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'budgets',
          environment: 'node',
          include: ['tests/budgets/**/*.test.ts'],
          // The build comes first.
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'visual',
          environment: 'node',
          include: ['tests/visual/**/*.test.ts'],
          // The Storybook is built first.
          globalSetup: ['tests/visual/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          // One stack and a browser or two at a time is what two cores carry.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'security',
          environment: 'node',
          include: ['tests/security/**/*.test.ts'],
          globalSetup: ['tests/security/setup.ts'],
          // One stack, and tests that look whether anything has changed.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'sync',
          environment: 'node',
          include: ['tests/sync/**/*.test.ts'],
          globalSetup: ['tests/api/global-setup.ts'],
          // Stacks are killed and started here; one at a time is what two cores carry.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'api',
          environment: 'node',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: ['tests/api/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
