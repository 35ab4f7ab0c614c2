/** The copy for file hosts: in a folder of a server that knows nothing but files, for a person without an account. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildStatic } from '#supabase/local/web/static.ts';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';

const folder = '/people/me/breath';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const fixture = join(import.meta.dirname, '../fixtures/exports/04-two-years.json');

let dist: string;
let server: Server;
let browser: PersonBrowser;
let page: Page;
let home: string;
const asked: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'bm-static-'));
  await buildStatic(dist);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://files').pathname;
    const file = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) || 'index.html' : 'nothing';
    readFile(join(dist, file)).then(
      (body) => response.setHeader('content-type', types[extname(file)] ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}/`;
  browser = await openBrowser();
  page = await browser.context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(dist, { recursive: true, force: true });
});

describe('a copy in a folder of a file host', () => {
  test('begins without an account, brings two years and shows them', async () => {
    await page.goto(home);
    await page.getByRole('button', { name: 'Bring an export' }).click();
    await page.locator('input[type=file]').setInputFiles(fixture);
    await page.getByRole('button', { name: 'Import 1,021 sessions' }).click();
    await page.getByText('1,021 sessions added.').first().waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByText('of rings', { exact: false }).first().waitFor();
    expect(page.url()).toBe(`${home}#/`);
    await page.getByRole('link', { name: 'Analytics' }).click();
    await page.getByRole('heading', { name: 'Analytics' }).waitFor();
  }, 60_000);

  test('opens at any page, also one that was reloaded, and keeps section links within it', async () => {
    await page.goto(`${home}#/sessions?goal=reached`);
    await page.reload();
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    await page.goto(`${home}#/settings`);
    await page.getByRole('link', { name: 'Goals' }).first().click();
    expect(page.url()).toBe(`${home}#/settings#goals`);
    await page.getByRole('heading', { name: 'Goals' }).waitFor();
  });

  test('offers no account where there is no server for one', async () => {
    await page.goto(`${home}#/sign-in`);
    await page.getByRole('heading').first().waitFor();
    expect(await page.getByLabel('E-mail address').count()).toBe(0);
  });

  test('opens without a network', async () => {
    await page.goto(home);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await browser.context.setOffline(true);
    await page.reload();
    await page.getByText('of rings', { exact: false }).first().waitFor();
    await browser.context.setOffline(false);
  });

  test('asked nobody but its own folder, and met no complaint', () => {
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((url) => !url.startsWith(home) && !url.startsWith('blob:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
