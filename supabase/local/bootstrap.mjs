// Runs on the Node that the machine has (18 or newer) and with nothing installed: installs what the lock file says when
// that has not happened yet, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NODE = join(PROJECT_DIR, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const STORYBOOK = 'node_modules/storybook/dist/bin/dispatcher.js';

/** @type {Record<string, string[]>} */
const COMMANDS = {
  start: ['supabase/local/main.ts', 'start'],
  dev: ['supabase/local/main.ts', 'dev'],
  push: ['src/extension/push/main.ts'],
  test: ['tests/run.ts'],
  bench: ['tests/bench/main.ts'],
  types: ['supabase/local/types.ts'],
  'build:static': ['supabase/local/web/static.ts'],
  storybook: [
    STORYBOOK,
    'dev',
    '--disable-telemetry',
    '--no-version-updates',
    '--ci',
    '--host=127.0.0.1',
    '--port=6006',
  ],
  'build:storybook': [STORYBOOK, 'build', '--disable-telemetry', '--quiet', '--output-dir=dist-storybook'],
  'build:extension': ['src/extension/packaging/build.ts'],
  'test:editor': ['tests/editor/main.ts'],
};

/**
 * @param {string} sentence
 * @returns {never}
 */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Whether node_modules holds what the lock file asks for; npm keeps its own account of what it installed. */
function isInstalled() {
  const account = join(PROJECT_DIR, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(PROJECT_DIR, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/** @param {string[]} args */
function npm(args) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const options = { cwd: PROJECT_DIR, stdio: 'inherit', shell: command === 'npm' && process.platform === 'win32' };
  return spawnSync(command, [...first, ...args, ...quiet], options).status === 0;
}

function install() {
  if (!isInstalled()) {
    console.log('Installing what the project needs. The first time, this takes about a minute.');
    if (!npm(['ci'])) {
      giveUp(
        'The packages could not be installed: see what npm says above, and check that this machine is online and the folder can be written.',
      );
    }
  }
  // The project's Node comes by an install script, which a careful npm leaves out.
  if (!existsSync(NODE)) npm(['rebuild', 'node']);
}

/** The project's own Node, or this one when it is recent enough to run TypeScript as it is. */
function chooseNode() {
  if (existsSync(NODE) && spawnSync(NODE, ['--version'], { stdio: 'ignore' }).status === 0) return NODE;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return giveUp(
    'The Node that comes with the project cannot run here: install Node 24 from nodejs.org and start again.',
  );
}

/** @param {string[]} args */
function handOver(args) {
  // The channel tells the other when this process is gone, however it went.
  const child = spawn(chooseNode(), args, { cwd: PROJECT_DIR, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // In a terminal, Ctrl-C has reached the other one already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => giveUp(`${args[0]} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const [name = '', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) giveUp(`There is no command "${name}": choose one of ${Object.keys(COMMANDS).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 18) {
  giveUp(`Node ${process.versions.node} is too old to install the project: use Node 18 or newer.`);
}
install();
const [script, ...fixed] = command;
if (!existsSync(join(PROJECT_DIR, script))) giveUp(`${script} is not there yet.`);
handOver([script, ...fixed, ...rest]);
