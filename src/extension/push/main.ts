/** The command `npm run push -- FILE`: see `--help`. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArguments } from './arguments.ts';
import { createJsonReporter } from './json-reporter.ts';
import { pushTexts } from './push.texts.ts';
import { runPush } from './run-push.ts';
import { createTextReporter } from './text-reporter.ts';

const projectDir = fileURLToPath(new URL('../../..', import.meta.url));

const write = (text: string) => {
  process.stdout.write(text);
};
const writeError = (text: string) => {
  process.stderr.write(text);
};

async function main(): Promise<number> {
  const envFile = join(projectDir, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const parsed = parseArguments(process.argv.slice(2), process.env);
  if (parsed.kind === 'help') {
    write(pushTexts.help);
    return 0;
  }
  if (parsed.kind === 'wrong') {
    writeError(`${pushTexts.usage(parsed.message)}\n`);
    return 2;
  }
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => controller.abort());
  const { columns = 80, rows = 24, isTTY } = process.stdout;
  const reporter = parsed.values.json
    ? createJsonReporter(write)
    : createTextReporter({ isTerminal: isTTY === true, columns, rows, write, writeError });
  return await runPush({
    ...parsed.values,
    // npm runs scripts in the project's folder; the path was typed where the person is.
    file: relative('', resolve(process.env.INIT_CWD ?? '', parsed.values.file)),
    reporter,
    signal: controller.signal,
    deviceFile: join(process.env.BM_DATA_DIR || join(projectDir, '.stack'), 'push-device.json'),
  });
}

process.exitCode = await main();
