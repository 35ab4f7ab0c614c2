/**
 * Everything that must hold, in one run: checks, then each runner, then one line with the plain sum over all of them.
 * Exit code 0 only when nothing failed. Started by `npm test` (supabase/local/bootstrap.mjs installs first).
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { requireChromium } from './support/chromium.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Output = 'stdout' | 'stderr';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin');

/** Characters of a runner's last words that are said again at the end. */
const lastWords = 6000;

/** What failed, to be said once more just before the sum: a log of thousands of lines is often read from its end. */
const failures: { readonly title: string; readonly said: string }[] = [];

/**
 * Runs a command of node_modules with its output on ours; resolves to whether it ended well.
 * Of a run that did not, the end of what it said on `kept` is said again before the sum.
 */
function run(title: string, command: string, args: readonly string[], kept: readonly Output[]): Promise<boolean> {
  console.log(`\n# ${title}`);
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
    const way = (output: Output) => (kept.includes(output) ? 'pipe' : 'inherit');
    const child = spawn(join(bin, command), args, { stdio: ['ignore', way('stdout'), way('stderr')], env });
    let said = '';
    for (const output of kept) {
      child[output]?.setEncoding('utf8').on('data', (text: string) => {
        process[output].write(text);
        said = (said + text).slice(-lastWords);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) failures.push({ title, said });
      resolve(code === 0);
    });
  });
}

/** A check is one test: it holds or it does not. */
async function check(title: string, command: string, args: readonly string[]): Promise<Counts> {
  const ok = await run(title, command, args, ['stdout', 'stderr']);
  console.log(`${ok ? 'ok' : 'NOT OK'}: ${title}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Runs the named Vitest projects and counts from the report that Vitest writes; no report counts as one failure. */
async function vitest(projects: readonly string[], extra: readonly string[] = []): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'bm-report-'));
  const file = join(folder, 'report.json');
  try {
    const selected = projects.flatMap((name) => ['--project', name]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    // Vitest tells of failures on its error output; the other one keeps the terminal, and with it its colours.
    const title = `tests: ${projects.join(', ')}`;
    const ok = await run(title, 'vitest', ['run', ...selected, ...reporters, ...extra], ['stderr']);
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
    const counts = {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
    // A run that broke outside its tests (set-up, an unhandled error, coverage) must not look green.
    return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    failures.push({ title: projects.join(', '), said: `No report: ${String(error)}` });
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const results: Counts[] = [];
await requireChromium();
results.push(await check('types', 'tsc', ['--noEmit']));
results.push(await check('lint and format', 'biome', ['check', '--error-on-warnings', '.']));
results.push(await check('import rules', 'depcruise', ['src', 'supabase', 'tests']));
results.push(await check('dead code', 'knip', []));
results.push(await vitest(['unit', 'component'], ['--coverage']));
results.push(await vitest(['database', 'guest']));
results.push(await vitest(['contract', 'api', 'security']));
results.push(await vitest(['sync']));
results.push(await vitest(['budgets', 'e2e']));
results.push(await vitest(['visual']));

const sum = results.reduce(
  (total, one) => ({
    passed: total.passed + one.passed,
    failed: total.failed + one.failed,
    skipped: total.skipped + one.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
);
for (const { title, said } of failures) console.log(`\n# failed: ${title}\n${said}`);
console.log(`\ntests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 && sum.skipped === 0 && sum.passed > 0 ? 0 : 1;
