import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

// Each starts Node twice, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));

function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [SCRIPT, ...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

test('a command that is not there is named, with those that are', async () => {
  const { code, output } = await run(['strat']);
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    'There is no command "strat": choose one of start, dev, push, test, bench, types, build:static, storybook, build:storybook, build:extension, test:editor.',
  );
});

test("what a person can put right is one sentence and the child's exit code", async () => {
  const { code, output } = await run(['dev'], { BM_DB_PORT: 'first', VITE_SUPABASE_URL: '' });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    'BM_DB_PORT is "first", which is no port: give a number from 1 to 65535, or leave it out.',
  );
});
