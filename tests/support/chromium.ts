/** Where the browser is, how it is started, and how it gets onto a machine that lacks it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const candidates = [
  process.env.BM_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium(): string | undefined {
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/**
 * The path of a Chromium. On Debian as root a missing one is installed with apt-get.
 * @throws Error that says what to do, when there is none and it cannot be installed.
 */
export async function requireChromium(): Promise<string> {
  const present = findChromium();
  if (present !== undefined) return present;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium is missing; installing it with apt-get');
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]) {
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error('The browser tests need Chromium: install it (Debian: apt-get install chromium) or set BM_CHROMIUM.');
}

/** One person's browser: a fresh profile, closed and removed by `close`. */
export interface PersonBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts Chromium with a new profile folder.
 * @param options viewport in CSS pixels and colour scheme; defaults are a desktop in light.
 */
export async function openBrowser(
  options: {
    width?: number;
    height?: number;
    colorScheme?: 'light' | 'dark';
    timezoneId?: string;
    /** What the browser asks for: `es-ES`. */
    locale?: string;
    /** A loopback port on which another tool may drive the same browser. */
    debuggingPort?: number;
    /** A profile folder of the caller's, kept when the browser closes; a new one that goes with it by default. */
    profile?: string;
    /** Further switches of Chromium. */
    switches?: readonly string[];
  } = {},
): Promise<PersonBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'bm-browser-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await requireChromium(),
    args: [
      ...flags,
      ...(options.switches ?? []),
      ...(options.debuggingPort === undefined ? [] : [`--remote-debugging-port=${options.debuggingPort}`]),
    ],
    headless: true,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    timezoneId: options.timezoneId ?? 'Europe/Berlin',
  });
  return {
    context,
    async close() {
      await context.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/**
 * Ends a tab at once, as when a browser is killed. One that closes in its own time still runs, and where it was offline
 * its network is no longer held back: it may send something yet.
 */
export async function killTab(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // Never answered: whoever would has gone.
  devtools.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}
