/** The live connection of the built app: a lost socket comes back, and a renewed token reaches the open one. */
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { eventually, signIn } from '#tests/support/journey.ts';

const urls = inject('urls');
const address = 'live-connection@example.test';

let watched: PersonBrowser;
let other: PersonBrowser;
let page: Page;
let settings: Page;
const sockets: WebSocketRoute[] = [];
const sent: string[] = [];

beforeAll(async () => {
  [watched, other] = await Promise.all([openBrowser(), openBrowser()]);
  page = await watched.context.newPage();
  await page.routeWebSocket(/\/realtime\/v1\/websocket/, (socket) => {
    const server = socket.connectToServer();
    sockets.push(socket);
    socket.onMessage((message) => {
      sent.push(String(message));
      server.send(message);
    });
  });
  settings = await other.context.newPage();
  await signIn(page, urls, address);
  await signIn(settings, urls, address);
  await settings.goto(`${urls.webUrl}/settings`);
}, 60_000);

afterAll(() => Promise.all([watched.close(), other.close()]));

const isLive = () => page.locator('[data-connection="live"]').first().waitFor();

/** Changes the theme elsewhere and waits until this page follows. */
async function followsTheme(name: 'Dark' | 'Light'): Promise<void> {
  await settings.getByRole('radio', { name }).check({ force: true });
  await eventually(`the ${name} theme`, async () =>
    (await page.locator('html').getAttribute('data-theme')) === name.toLowerCase() ? true : undefined,
  );
}

test('a socket that is cut comes back by itself and hears what follows', async () => {
  await isLive();
  const before = sockets.length;
  await sockets.at(-1)?.close({ code: 1011 });
  await eventually('another socket', async () => (sockets.length > before ? true : undefined));
  await isLive();
  await followsTheme('Dark');
});

test('a renewed token reaches the open socket, which goes on', async () => {
  await isLive();
  const open = sockets.length;
  const tokenOf = () =>
    page.evaluate(() =>
      localStorage.getItem(String(Object.keys(localStorage).find((key) => key.endsWith('-auth-token')))),
    );
  const before = await tokenOf();
  await page.evaluate(() => {
    const key = String(Object.keys(localStorage).find((name) => name.endsWith('-auth-token')));
    const session = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 1 }));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  const renewed = await eventually('a renewed token', async () => {
    const token = JSON.parse((await tokenOf()) ?? '{}').access_token as string | undefined;
    return token !== undefined && before?.includes(token) === false ? token : undefined;
  });
  await eventually('the token on the socket', async () =>
    sent.some((frame) => frame.includes('access_token') && !frame.includes('phx_join') && frame.includes(renewed))
      ? true
      : undefined,
  );
  expect(sockets).toHaveLength(open);
  await followsTheme('Light');
});
