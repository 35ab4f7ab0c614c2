/** Without an account: two years of practice in the browser alone, then into an account, interrupted, and back again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { killTab, openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { eventually, newestMail } from '#tests/support/journey.ts';

const urls = inject('urls');
const fixtures = join(import.meta.dirname, '../fixtures/exports');

interface Expected {
  readonly totals: { sessions: number; activeMs: number; activeDays: number };
  readonly totalXP: number;
  readonly level: { level: number; title: string };
  readonly perDate: Record<string, { sessions: number; activeMs: number; cycles: number; xp: number }>;
}
let expected: Expected;
let sql: Sql;
beforeAll(async () => {
  expected = JSON.parse(await readFile(join(fixtures, '04-two-years.expected.json'), 'utf8')) as Expected;
  sql = postgres(urls.adminUrl, { max: 1 });
});
afterAll(() => sql.end());

/** Begins without an account and brings two years. */
async function beginWithTwoYears(page: Page): Promise<void> {
  await page.goto(`${urls.webUrl}/sign-in`);
  await page.getByRole('link', { name: 'Try it without an account' }).click();
  await page.getByRole('button', { name: 'Bring an export' }).click();
  await page.locator('input[type=file]').setInputFiles(join(fixtures, '04-two-years.json'));
  await page.getByLabel('Time zone in which you practised').selectOption('America/Costa_Rica');
  await page.getByRole('button', { name: 'Import 1,021 sessions' }).click();
  await page.getByText('1,021 sessions added.').first().waitFor({ timeout: 30_000 });
}

/** Goes through backup and sign-up, up to the import. */
async function moveUpToImport(page: Page, address: string): Promise<void> {
  await page.goto(`${urls.webUrl}/move`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the backup' }).click();
  const backup = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { sessions: unknown[] };
  expect(backup.sessions).toHaveLength(expected.totals.sessions);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in or make an account' }).click();
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  const { code } = await newestMail(urls.mailUrl, address);
  await page.getByLabel('Or enter the six-digit code').fill(code);
  await page.getByText(`You are signed in as ${address}.`).waitFor();
  await page.getByText('The account is new, so everything goes along.').waitFor();
}

interface AccountRow {
  readonly sessions: number;
  readonly xp: number;
  readonly level: number;
  readonly activeDays: number;
  readonly devices: number;
  readonly snapshots: number;
  readonly tombstones: number;
  readonly imports: number;
}

async function accountOf(address: string): Promise<AccountRow | undefined> {
  const [row] = await sql<AccountRow[]>`
    select t.sessions, t.total_xp::int as xp, t.level, t.active_days as "activeDays",
      (select count(*)::int from public.devices d where d.user_id = u.id) as devices,
      (select count(*)::int from public.device_snapshots s where s.user_id = u.id) as snapshots,
      (select count(*)::int from public.session_tombstones s where s.user_id = u.id) as tombstones,
      (select count(*)::int from public.imports i where i.user_id = u.id) as imports
    from auth.users u join public.user_totals t on t.user_id = u.id where u.email = ${address}`;
  return row;
}

const daysOf = async (address: string) =>
  Object.fromEntries(
    (
      await sql<{ date: string; sessions: number; activeMs: number; cycles: number; xp: number }[]>`
        select local_date::text as date, sessions, active_ms::float as "activeMs", cycles::int, xp::int
        from public.daily_totals join auth.users on users.id = daily_totals.user_id where users.email = ${address}`
    ).map(({ date, ...day }) => [date, day]),
  );

/** Minutes of each practised day as the calendar has them, by its own file. */
async function calendarDays(page: Page, from: string, to: string): Promise<[string, number][]> {
  await page.goto(`${urls.webUrl}/analytics?range=custom&from=${from}&to=${to}`);
  await page.getByRole('button', { name: 'Download: Calendar' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Calendar as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line): [string, number] => {
      const [day = '', minutes = ''] = line.split(/,(?=[^,]*$)/);
      return [new Date(`${day.replaceAll('"', '')} UTC`).toISOString().slice(0, 10), Number(minutes)];
    })
    .filter(([, minutes]) => minutes > 0);
}

/** What the pages show of two years: level and XP, totals, every day of the calendar. */
async function expectTwoYears(page: Page): Promise<void> {
  await page.goto(urls.webUrl);
  await page.getByText('117,787 XP').first().waitFor();
  await page.getByText(expected.level.title).first().waitFor();
  const days = [
    ...(await calendarDays(page, '2023-11-06', '2024-11-05')),
    ...(await calendarDays(page, '2024-11-06', '2025-11-05')),
  ];
  const practised = Object.entries(expected.perDate).filter(([, day]) => day.activeMs > 0);
  expect(days.map(([date]) => date).toSorted()).toEqual(practised.map(([date]) => date).toSorted());
  for (const [date, minutes] of days) {
    expect(Math.abs(minutes - (expected.perDate[date]?.activeMs ?? 0) / 60_000), date).toBeLessThanOrEqual(0.5);
  }
  await page.goto(`${urls.webUrl}/sessions?from=2025-11-01`);
  const last = Object.entries(expected.perDate).filter(([date]) => date >= '2025-11-01');
  const shown = last.reduce((sum, [, day]) => sum + day.sessions, 0);
  await page.getByText(`${shown} sessions shown`).waitFor();
}

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

/** Every value of every database of this browser as text. */
const everythingStored = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    const textOf = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value as Uint8Array<ArrayBuffer>);
      if (value instanceof CryptoKey) return `key ${value.type} ${value.extractable}`;
      if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(' ');
      return String(value);
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(objects.getAllKeys()), asked(objects.getAll())]);
        found.push(...keys.map((key, at) => `${name}/${store}/${JSON.stringify(key)}: ${textOf(values[at])}`));
      }
      database.close();
    }
    return found;
  });

describe('in this browser alone', () => {
  let browser: PersonBrowser;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    browser.context.on('request', (request) => {
      if (/\/(rest|auth|realtime|functions)\/v1/.test(request.url())) asked.push(request.url());
    });
    browser.context.on('page', (opened) => opened.on('websocket', (socket) => asked.push(socket.url())));
    page = await browser.context.newPage();
    await beginWithTwoYears(page);
  }, 90_000);
  afterAll(() => browser.close());

  test('on a tablet every session is one line, also one of more than an hour', async () => {
    await page.setViewportSize({ width: 768, height: 1024 });
    onTestFinished(() => page.setViewportSize({ width: 1440, height: 900 }));
    for (const path of ['/', '/sessions?from=2025-10-31']) {
      await page.goto(`${urls.webUrl}${path}`);
      await page.getByRole('main').getByText('1:01:56').waitFor();
      const lines = page.getByRole('listitem').filter({ hasText: 'goal' }).getByRole('link');
      const heights = await lines.evaluateAll((items) => items.map((item) => item.clientHeight));
      expect(heights.length, path).toBeGreaterThan(5);
      expect(heights, path).toEqual(heights.map(() => heights[0]));
    }
  });

  test('two years are there, on every page, also after a reload and in another tab', async () => {
    await expectTwoYears(page);
    await page.reload();
    await page.getByText(/sessions shown/).waitFor();
    const other = await browser.context.newPage();
    await expectTwoYears(other);
    await other.close();
  });

  test('nothing is asked of any server, and nothing lies in the browser in plain words', async () => {
    const stored = await everythingStored(page);
    expect(stored.filter((text) => text.startsWith('bm-guest/blocks/')).length).toBeGreaterThan(5);
    expect(stored.filter((text) => text.includes('key secret false'))).toHaveLength(1);
    const words = ['sess-', 'VS Code, imported', 'America/Costa_Rica', '04-two-years', 'active_ms', 'daily_goal'];
    for (const word of words) expect(stored.filter((text) => text.includes(word))).toEqual([]);
    const small = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(words.filter((word) => small.includes(word))).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('goals, deleting and undo work without a network', async () => {
    const goal = page.getByRole('spinbutton', { name: 'Minutes a day' });
    await page.goto(`${urls.webUrl}/settings`);
    await goal.waitFor();
    await eventually('a worker', async () => ((await isControlled(page)) ? true : undefined));
    await browser.context.setOffline(true);
    await goal.fill('25');
    await goal.blur();
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Today' }).first().click();
    await page.getByText('of 25 minutes').waitFor();
    await page.locator('[data-connection=here]').waitFor();
    await page.getByRole('link', { name: 'Sessions' }).first().click();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Delete this session' }).click();
    await page.getByText('The session is deleted.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The session is back.').waitFor();
    await browser.context.setOffline(false);
    await page.goto(`${urls.webUrl}/settings`);
    await goal.fill('10');
    await goal.blur();
    await page.getByText('Saved', { exact: true }).first().waitFor();
    expect(asked).toEqual([]);
  });
});

describe('breathing without an account', () => {
  let browser: PersonBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('a minute is kept without a network, shows in another tab at once, and outlives a tab that dies', async () => {
    const page = await browser.context.newPage();
    await page.clock.install({ time: Date.now() - 4 * 60_000 });
    await page.goto(`${urls.webUrl}/guest`);
    await page.getByRole('button', { name: 'Breathe' }).click();
    await page.getByRole('radio', { name: /^Medium/ }).check({ force: true });
    const other = await browser.context.newPage();
    await other.goto(urls.webUrl);
    await other.getByRole('heading', { name: 'Here your tree will grow' }).waitFor();
    await browser.context.setOffline(true);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('dialog', { name: 'Breathing, Medium' }).getByText('Breathe in', { exact: true }).waitFor();
    await page.clock.runFor(61_500);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText('6 breaths with Medium.').waitFor();
    await page.getByText('It is part of your practice now.').waitFor();
    await other.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem').getByText('Medium').waitFor();
    await browser.context.setOffline(false);

    // What was called kept is on disk by then.
    await other.goto(`${urls.webUrl}/settings`);
    const goal = other.getByRole('spinbutton', { name: 'Minutes a day' });
    await goal.fill('33');
    await goal.blur();
    await other.getByText('Saved', { exact: true }).first().waitFor();
    await killTab(other);
    const later = await browser.context.newPage();
    await later.goto(urls.webUrl);
    await later.getByText('of 33 minutes').waitFor();
    await later.getByText('7 XP', { exact: false }).first().waitFor();
  }, 60_000);
});

describe('into an account', () => {
  test('interrupted in the middle and gone on with: every figure is the expected one, and the browser is empty', async () => {
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const address = 'guest-moves@example.test';
    let page = await browser.context.newPage();
    await beginWithTwoYears(page);
    await moveUpToImport(page, address);

    // The second part never gets there, and the page is closed over it.
    let parts = 0;
    await browser.context.route('**/rest/v1/rpc/import_rows', async (route) => {
      parts += 1;
      if (parts === 1) await route.continue();
    });
    await page.getByRole('button', { name: 'Begin the import' }).click();
    await page.getByText('500 of 1,021 sessions').waitFor({ timeout: 30_000 });
    await eventually('the second part on its way', async () => (parts === 2 ? true : undefined));
    await page.close();
    expect((await accountOf(address))?.sessions).toBe(500);
    await browser.context.unroute('**/rest/v1/rpc/import_rows');

    page = await browser.context.newPage();
    await page.goto(`${urls.webUrl}/move`);
    await page.getByText('Everything has arrived.').waitFor({ timeout: 30_000 });
    const figures = await page
      .getByRole('table', { name: 'Counted on both sides' })
      .locator('tbody tr')
      .allInnerTexts();
    expect(figures.map((line) => line.split(/\s*\t\s*/))).toEqual([
      ['Sessions', '1,021', '1,021'],
      ['Minutes', '27,881', '27,881'],
      ['XP', '117,787', '117,787'],
      ['Level', '8', '8'],
      ['Days with practice', '576', '576'],
      ['Days with the same totals', '576', '576'],
    ]);
    expect(await daysOf(address)).toEqual(expected.perDate);
    expect(await accountOf(address)).toMatchObject({
      sessions: expected.totals.sessions,
      xp: expected.totalXP,
      level: expected.level.level,
      activeDays: expected.totals.activeDays,
      devices: 1,
      snapshots: 1,
      imports: 1,
    });

    await page.getByRole('button', { name: 'Finish and remove it from this browser' }).click();
    await page.getByText('Your practice has moved').waitFor();
    expect((await everythingStored(page)).filter((text) => text.startsWith('bm-guest/'))).toEqual([]);
    await expectTwoYears(page);
  }, 180_000);

  test('taken back: the account is empty, and the browser has all of it', async () => {
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const address = 'guest-stays@example.test';
    const page = await browser.context.newPage();
    await beginWithTwoYears(page);
    await moveUpToImport(page, address);
    const before = await accountOf(address);
    await page.getByRole('button', { name: 'Begin the import' }).click();
    await page.getByText('Everything has arrived.').waitFor({ timeout: 30_000 });
    expect((await accountOf(address))?.sessions).toBe(1021);

    await page.getByRole('button', { name: 'Take the move back' }).click();
    await page.getByText('The account is as it was before.', { exact: false }).waitFor({ timeout: 30_000 });
    expect(await accountOf(address)).toEqual(before);
    expect(before).toMatchObject({ sessions: 0, xp: 0, devices: 0, snapshots: 0, tombstones: 0, imports: 0 });
    expect(await daysOf(address)).toEqual({});

    await page.goto(`${urls.webUrl}/settings`);
    const skip = page.getByRole('button', { name: 'Skip all and start' });
    await skip
      .or(page.getByRole('button', { name: 'Sign out here' }))
      .first()
      .waitFor();
    if (await skip.isVisible()) await skip.click();
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByText('You practise without an account.', { exact: false }).waitFor();
    await expectTwoYears(page);
  }, 180_000);
});
