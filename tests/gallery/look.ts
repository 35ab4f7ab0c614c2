import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/**
 * Builds the gallery, serves it under the strict content security policy of production, opens every page at three
 * widths in both themes, and keeps pictures to look at: `node tests/gallery/look.ts OUT`. Fails on anything the console
 * says and on every axe violation.
 */
const out = process.argv[2] ?? (await mkdtemp(join(tmpdir(), 'bm-gallery-')));
const dist = await mkdtemp(join(tmpdir(), 'bm-gallery-dist-'));
const profile = await mkdtemp(join(tmpdir(), 'bm-gallery-profile-'));
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'";
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const widths = [
  { width: 320, height: 640 },
  { width: 375, height: 812 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

await build({
  configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
  build: { outDir: dist },
  logLevel: 'warn',
});

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://gallery').pathname;
  const file = extname(path) === '' ? '/index.html' : path;
  try {
    const body = await readFile(join(dist, file));
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const context = await chromium.launchPersistentContext(profile, {
  executablePath: '/usr/bin/chromium',
  headless: true,
  bypassCSP: false,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const complaints: string[] = [];

try {
  for (const path of ['/', '/drawings', '/controls']) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          complaints.push(`${path} ${theme}: ${message.text()}`);
        }
      });
      page.on('pageerror', (error) => complaints.push(`${path} ${theme}: ${error.message}`));
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await page.waitForLoadState('networkidle');
      for (const size of widths) {
        await page.setViewportSize(size);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (sideways > 0) complaints.push(`${path} ${theme} ${size.width}: scrolls sideways by ${sideways} px`);
        const name = `${path === '/' ? 'dashboard' : path.slice(1)}-${theme}-${size.width}.png`;
        await page.screenshot({ path: join(out, name), fullPage: true });
        complaints.push(...(await violations(page)).map((text) => `${path} ${theme} ${size.width}: ${text}`));
      }
      await page.close();
    }
  }
} finally {
  await context.close();
  server.close();
  await rm(dist, { recursive: true, force: true });
  await rm(profile, { recursive: true, force: true });
}

console.log(`pictures in ${out}`);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so it needs no permission of the page's policy.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof import('axe-core') }).axe.run;
    const result = await run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}
