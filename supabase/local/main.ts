import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portsFromEnv } from './config.ts';
import { serve } from './http.ts';
import { isAlive } from './postgres/pid-file.ts';
import { diskFull, errorCode, StackProblem } from './problem.ts';
import { startStack } from './stack.ts';
import { createWeb } from './web/app.ts';
import { DIST_DIR, ensureBuild } from './web/build.ts';
import { startVite } from './web/dev.ts';

const PROJECT_DIR = fileURLToPath(new URL('../..', import.meta.url));
const CLOSE_LIMIT_MS = 2_000;

interface Running {
  lines: string[];
  /** Process id of the database, when there is one. */
  postgresPid?: number;
  close(): Promise<void>;
}

/** `npm start` (the production build) and `npm run dev` (hot reload). */
async function main(mode: string | undefined): Promise<void> {
  const envFile = join(PROJECT_DIR, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const hosted = process.env.VITE_SUPABASE_URL ?? '';
  const dev = mode === 'dev';
  const running = hosted ? await startHosted(hosted, dev) : await startEmbedded(dev);
  console.log(['', ...running.lines, ''].join('\n'));

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    setTimeout(() => giveUpWaiting(running.postgresPid), CLOSE_LIMIT_MS).unref();
    await running.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());
  // The process that started this one is gone (killed, say): nobody could stop this one any more.
  process.on('disconnect', () => void close());
  if (running.postgresPid) watchPostgres(running.postgresPid, () => closing);
}

/** Something hangs: the database is told to stop, which it does without us. */
function giveUpWaiting(postgresPid: number | undefined): never {
  if (postgresPid && isAlive(postgresPid)) process.kill(postgresPid, 'SIGINT');
  process.exit(0);
}

/** Without its database the stack can answer nothing, so it ends and says so. */
function watchPostgres(pid: number, isClosing: () => boolean): void {
  const timer = setInterval(() => {
    if (isClosing() || isAlive(pid)) return;
    console.error('Postgres has stopped by itself: start again, nothing that was saved is lost.');
    process.exit(1);
  }, 1_000);
  timer.unref();
}

async function startEmbedded(dev: boolean): Promise<Running> {
  const dataDir = process.env.BM_DATA_DIR || join(PROJECT_DIR, '.stack');
  const ports = portsFromEnv(process.env);
  const built = dev ? Promise.resolve() : build();
  const start = startStack({ ports, dataDir, web: dev ? 'dev' : 'build', built, seed: true });
  const [stack] = await Promise.all([start, built]);
  return {
    lines: [
      `  App      ${stack.webUrl}`,
      `  API      ${stack.apiUrl}`,
      `  Mailbox  ${stack.mailUrl}`,
      '',
      '  To look around, sign in as demo@example.test, open the mailbox and press the button in the mail.',
      '  Any other address starts an empty account. Ctrl-C stops everything.',
    ],
    postgresPid: stack.postgresPid,
    close: stack.close,
  };
}

/** The same app on a hosted project: only the web app is served from here. */
async function startHosted(supabaseUrl: string, dev: boolean): Promise<Running> {
  const { web, api } = portsFromEnv(process.env);
  const close = dev ? await startVite(web, String(api)) : await serveBuild(web, supabaseUrl);
  return {
    lines: [`  App      http://127.0.0.1:${web}`, `  API      ${supabaseUrl}`, '', '  Ctrl-C stops it.'],
    close,
  };
}

async function serveBuild(port: number, supabaseUrl: string): Promise<() => Promise<void>> {
  await build();
  const server = await serve(port, createWeb({ distDir: DIST_DIR, supabaseUrl }));
  return server.close;
}

async function build(): Promise<void> {
  const started = performance.now();
  if (await ensureBuild(process.env)) {
    console.log(`Built the app in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}

main(process.argv[2]).catch((error: unknown) => {
  const problem = errorCode(error) === 'ENOSPC' ? diskFull(PROJECT_DIR) : error;
  console.error(problem instanceof StackProblem ? problem.message : problem);
  process.exit(1);
});
