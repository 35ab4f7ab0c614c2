/** `npm run test:editor`: the packaged extension in a real VS Code. Apart from `npm test` because of its size. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { requireChromium } from '#tests/support/chromium.ts';
import { prepareEditor } from './prepare.ts';

await requireChromium();
prepareEditor();
const root = join(import.meta.dirname, '../..');
const vitest = spawn(
  join(root, 'node_modules/.bin/vitest'),
  ['run', '--config', join(import.meta.dirname, 'vitest.config.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
vitest.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
