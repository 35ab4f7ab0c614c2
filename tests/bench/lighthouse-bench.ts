/** Lighthouse, as a phone on a slow network, over the pages of somebody who has practised for a while. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { openBrowser } from '#tests/support/chromium.ts';
import { signIn } from '#tests/support/journey.ts';
import { startTestStack } from '#tests/support/test-stack.ts';
import { type Figure, median } from './measure.ts';
import { practise } from './people.ts';

const runs = 5;
const sessions = 1000;
const address = 'lighthouse@example.test';
const targets = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof targets;
const categories = Object.keys(targets) as Category[];

const audit = z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() });
const report = z.object({
  lhr: z.object({
    environment: z.object({ benchmarkIndex: z.number() }),
    runtimeError: z.object({ message: z.string() }).optional(),
    categories: z.record(
      z.string(),
      z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
    ),
    audits: z.record(z.string(), audit),
  }),
});
type Report = z.infer<typeof report>['lhr'];
type Lighthouse = (url: string, flags: Record<string, unknown>) => Promise<unknown>;

/** Lighthouse has a folder and an install of its own; it is more than everything else together. */
async function loadLighthouse(name: 'lighthouse' | 'lighthouse-11' = 'lighthouse'): Promise<Lighthouse> {
  const folder = join(import.meta.dirname, 'lighthouse');
  if (!existsSync(join(folder, 'node_modules', name))) {
    console.log('  installing Lighthouse');
    const install = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (install.status !== 0) throw new Error('Lighthouse could not be installed');
  }
  const entry = createRequire(join(folder, 'package.json')).resolve(name);
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { default: Lighthouse };
  return lighthouse;
}

/** A loopback port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no port'))));
    });
  });
}

/** Makes the next visit a first one: nothing cached, no service worker; who is signed in stays so. */
async function forgetFiles(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage' });
  await page.close();
}

async function measure(lighthouse: Lighthouse, url: string, port: number): Promise<Report> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: categories,
    disableStorageReset: true,
  });
  const { lhr } = report.parse(result);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

const scoreOf = (lhr: Report, category: Category): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);

/** What took points off in the last run, so that a missed target says why. */
function findings(lhr: Report, category: Category): string {
  const lost = (lhr.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const found = lhr.audits[id];
    return weight > 0 && found?.score !== null && found !== undefined && found.score < 1
      ? [`${found.title}${found.displayValue === undefined ? '' : ` (${found.displayValue})`}`]
      : [];
  });
  return lost.length === 0 ? '' : `; below its best: ${lost.join(', ')}`;
}

function pageFigures(name: string, reports: readonly Report[]): Figure[] {
  const last = reports.at(-1);
  return categories.map((category) => {
    const scores = reports.map((lhr) => scoreOf(lhr, category));
    const value = median(scores);
    const why = last === undefined || value === 100 ? '' : findings(last, category);
    return {
      what: `${name}, ${category}`,
      value: `${value} (${[...scores].sort((a, b) => a - b).join(' ')})${why}`,
      budget: `≥ ${targets[category]}`,
      kept: value >= targets[category],
    };
  });
}

/** Performance is measured on this machine's time: with more work than cores it says nothing about the app. */
function machineFigure(speeds: readonly number[], loads: readonly number[]): Figure {
  const cores = availableParallelism();
  const load = median(loads);
  return {
    what: 'the machine while it measured',
    value: `Lighthouse's speed index of it ${median(speeds).toFixed(0)}, load ${load.toFixed(1)} on ${cores} cores`,
    budget: 'load ≤ cores, otherwise the performance scores above are too low',
    kept: load <= cores,
  };
}

/** Median scores of five mobile runs over the production build, each a first visit. */
export async function lighthouseScores(): Promise<Figure[]> {
  const lighthouse = await loadLighthouse();
  await ensureBuild(process.env);
  const stack = await startTestStack({ web: 'build', durable: false });
  const profile = await mkdtemp(join(tmpdir(), 'bm-lighthouse-profile-'));
  try {
    const figures: Figure[] = [];
    const speeds: number[] = [];
    const loads: number[] = [];
    const over = async (name: string, path: string) => {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run += 1) {
        const lhr = await scoredVisit(lighthouse, profile, `${stack.webUrl}${path}`);
        reports.push(lhr);
        speeds.push(lhr.environment.benchmarkIndex);
        loads.push(loadavg()[0] ?? 0);
      }
      figures.push(...pageFigures(name, reports));
    };
    await over('sign-in', '/sign-in');
    await becomeRegular(profile, stack);
    await over('dashboard', '/');
    await over('analytics', '/analytics');
    await over('sessions', '/sessions');
    await over('settings', '/settings');
    return [...figures, machineFigure(speeds, loads)];
  } finally {
    await stack.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** One run in a browser of its own: pages of earlier runs would leave it their garbage to collect. */
async function firstVisit(lighthouse: Lighthouse, profile: string, url: string): Promise<Report> {
  const port = await freePort();
  const browser = await openBrowser({ profile, debuggingPort: port });
  try {
    await forgetFiles(browser.context, new URL(url).origin);
    return await measure(lighthouse, url, port);
  } finally {
    await browser.close();
  }
}

/** Now and then Lighthouse finds no largest paint in its own trace and gives no score: that visit is made again, once. */
async function scoredVisit(lighthouse: Lighthouse, profile: string, url: string): Promise<Report> {
  const lhr = await firstVisit(lighthouse, profile, url);
  return lhr.categories.performance?.score === null ? await firstVisit(lighthouse, profile, url) : lhr;
}

/** Signs in and practises: the pages are those of somebody who comes back. */
async function becomeRegular(profile: string, stack: Awaited<ReturnType<typeof startTestStack>>): Promise<void> {
  const browser = await openBrowser({ profile });
  try {
    const page = await browser.context.newPage();
    await signIn(page, stack, address);
    await practise(stack.adminUrl, address, sessions);
    for (const path of ['/', '/analytics', '/sessions', '/settings']) {
      await page.goto(`${stack.webUrl}${path}`);
      await page.locator('[data-connection=live]').waitFor();
    }
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  } finally {
    await browser.close();
  }
}

/** What the last Lighthouse that judged installable apps says of this one. */
export async function installable(): Promise<Figure[]> {
  const lighthouse = await loadLighthouse('lighthouse-11');
  await ensureBuild(process.env);
  const stack = await startTestStack({ web: 'build', durable: false });
  const port = await freePort();
  const browser = await openBrowser({ debuggingPort: port });
  try {
    const flags = { port, output: 'json', logLevel: 'error', onlyCategories: ['pwa'] };
    const { lhr } = report.parse(await lighthouse(`${stack.webUrl}/sign-in`, flags));
    const { score, auditRefs } = lhr.categories.pwa ?? { score: 0, auditRefs: [] };
    const audits = auditRefs.filter(({ id }) => lhr.audits[id]?.score !== null).map(({ id }) => id);
    return [
      {
        what: 'audits of an installable app, Lighthouse 11',
        value: `${Math.round((score ?? 0) * 100)} (${audits.join(', ')})`,
        budget: '100',
        kept: score === 1,
      },
    ];
  } finally {
    await browser.close();
    await stack.close();
  }
}
