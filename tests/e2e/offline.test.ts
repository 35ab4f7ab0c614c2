/** Airplane mode: what was seen opens, what is changed waits, and all of it arrives once. */
import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { type ChangingHost, startChangingHost } from '#tests/support/changing-host.ts';
import { killTab, openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { eventually, newestMail, signIn } from '#tests/support/journey.ts';

const urls = inject('urls');
const address = 'offline@example.test';
const kept = 'Kept here, saved when you are online';

let sql: Sql;
beforeAll(() => {
  sql = postgres(urls.adminUrl, { max: 1 });
});
afterAll(() => sql.end());

const until = (what: string, probe: () => Promise<boolean>, withinMs?: number) =>
  eventually(what, async () => ((await probe()) ? true : undefined), withinMs);

/** Five sessions of today and yesterday on a device called Desk. */
async function givePractice(email: string): Promise<void> {
  const rows = Array.from({ length: 5 }, (_, at) => {
    const start = Date.now() - (at + 1) * 5 * 3_600_000;
    return {
      id: `sess-${String(start)}`,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + (5 + at) * 60_000).toISOString(),
      activeMs: (5 + at) * 60_000,
      cycles: 20,
    };
  });
  await sql.begin(async (tx) => {
    const [user] = await tx`select id from auth.users where email = ${email}`;
    const [device] = await tx`
      insert into public.devices (user_id, kind, name) values (${user?.id}, 'vscode', 'Desk') returning id`;
    await tx`select private.ingest_sessions(
      ${user?.id}, ${device?.id}, 1, 'Europe/Berlin', false, now(), ${tx.json(rows)})`;
  });
}

interface Facts {
  readonly goal: number;
  readonly theme: string;
  readonly version: number;
  readonly sessions: number;
  readonly tombstones: number;
  readonly device: string;
}

async function factsOf(email: string): Promise<Facts> {
  const [row] = await sql<Facts[]>`
    select daily_goal_minutes as goal, theme, version::int,
      (select count(*)::int from public.sessions s where s.user_id = u.id) as sessions,
      (select count(*)::int from public.session_tombstones t where t.user_id = u.id) as tombstones,
      (select name from public.devices d where d.user_id = u.id and d.kind = 'vscode') as device
    from public.preferences p join auth.users u on u.id = p.user_id where u.email = ${email}`;
  if (row === undefined) throw new Error(`Nobody is called ${email}`);
  return row;
}

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

interface KeptAnswer {
  readonly hash: string;
  readonly data: { readonly recent?: readonly unknown[] } | null;
}

/** The answers that the browser has kept. */
const keptAnswers = (page: Page): Promise<KeptAnswer[]> =>
  page.evaluate(
    () =>
      new Promise<KeptAnswer[]>((resolve, reject) => {
        const opening = indexedDB.open('bm-offline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const found = opening.result.transaction('answers').objectStore('answers').getAll();
          found.onsuccess = () => {
            opening.result.close();
            resolve(found.result);
          };
        };
      }),
  );

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const recent = (page: Page) => page.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem');

async function open(page: Page, path: string, title: string): Promise<void> {
  await page.goto(`${urls.webUrl}${path}`);
  await heading(page, title);
}

async function setGoal(page: Page, minutes: string): Promise<void> {
  const goal = page.getByRole('spinbutton', { name: 'Minutes a day' });
  await goal.fill(minutes);
  await goal.blur();
}

describe('without a network', () => {
  let browser: PersonBrowser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.context.newPage();
    await signIn(page, urls, address);
    await givePractice(address);
  }, 60_000);
  afterAll(() => browser.close());

  test('every page that was seen opens again, in a new tab, with what it showed', async () => {
    await page.reload();
    await until('five recent sessions', async () => (await recent(page).count()) === 5);
    await until('a worker', () => isControlled(page));
    for (const [path, title, answer] of [
      ['/analytics', 'Analytics', 'analytics'],
      ['/sessions', 'Sessions', '"sessions","list"'],
      ['/settings', 'Settings', 'devices'],
      ['/', 'Today', 'dashboard'],
    ] as const) {
      await open(page, path, title);
      await until(`${answer} to be kept`, async () =>
        (await keptAnswers(page)).some(({ hash }) => hash.includes(answer)),
      );
    }
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await page.locator('[data-connection=live]').waitFor();
    // An answer from before the practice was given is kept under the same name.
    await until('the five sessions to be kept', async () =>
      (await keptAnswers(page)).some(({ data }) => data?.recent?.length === 5),
    );

    await browser.context.setOffline(true);
    await killTab(page);
    page = await browser.context.newPage();
    await open(page, '/', 'Today');
    await until('five recent sessions', async () => (await recent(page).count()) === 5);
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await page
      .getByText(/offline, synced/)
      .first()
      .waitFor();
    await open(page, '/analytics', 'Analytics');
    await page
      .getByText(/35 minutes|35 min/)
      .first()
      .waitFor({ state: 'attached' });
    await open(page, '/sessions', 'Sessions');
    await page.getByText('5 sessions shown').waitFor();
    await page.getByText(/You are offline\. What you see is from .*\d\d:\d\d/).waitFor();
    await open(page, '/settings', 'Settings');
    await page.getByRole('spinbutton', { name: 'Minutes a day' }).waitFor();
    await open(page, '/breathe', 'Breathe');
  }, 90_000);

  test('changes wait, say so, outlive the tab, and arrive once', async () => {
    const before = await factsOf(address);
    await open(page, '/settings', 'Settings');
    await setGoal(page, '20');
    await page.getByText(kept).waitFor();
    await setGoal(page, '25');
    await page.getByRole('button', { name: 'Rename' }).click();
    const name = page.getByLabel('New name for Desk');
    await name.fill('Cabin, "north" (2)');
    await name.press('Enter');
    await page.getByRole('heading', { name: 'Cabin, "north" (2)' }).waitFor();

    await killTab(page);
    page = await browser.context.newPage();
    const other = await browser.context.newPage();
    await open(page, '/settings', 'Settings');
    await open(other, '/', 'Today');
    expect(await page.getByRole('spinbutton', { name: 'Minutes a day' }).inputValue()).toBe('25');
    await page.getByText('2 changes are kept on this device.', { exact: false }).waitFor();
    await other.getByText('of 25 minutes').waitFor();
    expect(await factsOf(address)).toEqual(before);

    await browser.context.setOffline(false);
    await until(
      'everything in the database',
      async () => {
        const now = await factsOf(address);
        return now.goal === 25 && now.device === 'Cabin, "north" (2)';
      },
      40_000,
    );
    for (const tab of [page, other]) {
      await until('nothing waiting', async () => !(await tab.getByText('kept on this device').isVisible()), 40_000);
    }
    expect((await factsOf(address)).version).toBe(before.version + 1);
    await other.close();
  }, 120_000);

  test('a session deleted on the way is gone at once, can be taken back, and is deleted once', async () => {
    await open(page, '/sessions', 'Sessions');
    await page.getByText('5 sessions shown').waitFor();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Delete this session' }).waitFor();
    await browser.context.setOffline(true);
    await page.getByRole('button', { name: 'Delete this session' }).click();
    await page.getByText('The session is deleted here.', { exact: false }).waitFor();
    await page.getByText('4 sessions shown').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('5 sessions shown').waitFor();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Delete this session' }).click();
    await page.getByText('4 sessions shown').waitFor();
    await killTab(page);

    page = await browser.context.newPage();
    await open(page, '/', 'Today');
    await until('four recent sessions', async () => (await recent(page).count()) === 4);
    expect((await factsOf(address)).sessions).toBe(5);
    await browser.context.setOffline(false);
    await until('the deletion in the database', async () => (await factsOf(address)).sessions === 4, 40_000);
    expect((await factsOf(address)).tombstones).toBe(1);
    await until('four recent sessions', async () => (await recent(page).count()) === 4);
  }, 120_000);

  test('of two changes of one field the later one stays; other fields are left alone', async () => {
    await open(page, '/settings', 'Settings');
    await browser.context.setOffline(true);
    await setGoal(page, '30');
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await until('two marks', async () => (await page.getByText(kept).count()) === 2);
    // Elsewhere, later: the same theme field.
    await sql`update public.preferences set theme = 'light' where user_id = (select id from auth.users where email = ${address})`;
    await browser.context.setOffline(false);
    await until('the goal from here', async () => (await factsOf(address)).goal === 30, 40_000);
    await until(
      'the theme from elsewhere',
      async () => (await page.locator('html').getAttribute('data-theme')) === 'light',
      40_000,
    );
    expect((await factsOf(address)).theme).toBe('light');
  }, 90_000);

  test('a change that is refused after the fact says so where it was made', async () => {
    await open(page, '/settings', 'Settings');
    await browser.context.setOffline(true);
    await setGoal(page, '40');
    await page.getByText(kept).waitFor();
    await page.route('**/rest/v1/preferences*', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 400, json: { code: '23514', message: 'violates check constraint' } })
        : route.continue(),
    );
    await browser.context.setOffline(false);
    await page.getByText('A setting could not be saved').waitFor({ timeout: 40_000 });
    await page.getByText(/^Not saved\./).waitFor();
    await until(
      'the goal as it is',
      async () => (await page.getByRole('spinbutton', { name: 'Minutes a day' }).inputValue()) === '30',
    );
    await page.unroute('**/rest/v1/preferences*');
    await page.getByRole('button', { name: 'Let it go' }).click();
    await until('no word of it', async () => !(await page.getByText(/^Not saved\./).isVisible()));
    expect((await factsOf(address)).goal).toBe(30);
  }, 90_000);

  test('a session that can’t be renewed offline keeps the person here, and is renewed later', async () => {
    await browser.context.setOffline(true);
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith('-auth-token')) ?? '';
      const session: object = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 60 }));
    });
    await killTab(page);
    page = await browser.context.newPage();
    await open(page, '/settings', 'Settings');
    await setGoal(page, '15');
    await page.getByText(kept).waitFor();
    await browser.context.setOffline(false);
    await until('the goal in the database', async () => (await factsOf(address)).goal === 15, 45_000);
  }, 120_000);

  test('signing out leaves nothing of the person in this browser', async () => {
    await open(page, '/settings', 'Settings');
    expect(await keptAnswers(page)).not.toEqual([]);
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByLabel('E-mail address').waitFor();
    await until('no answers', async () => (await keptAnswers(page)).length === 0);
  }, 60_000);
});

describe('a new version', () => {
  let host: ChangingHost;
  beforeAll(async () => {
    host = await startChangingHost(urls.webUrl);
  });
  afterAll(() => host.close());

  test('is offered, opens when the person likes, and leaves other tabs alone', async () => {
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.context.newPage();
    await page.goto(`${host.url}/sign-in`);
    await page.getByLabel('E-mail address').fill('updates@example.test');
    await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
    await page
      .getByRole('textbox', { name: /code/i })
      .fill((await newestMail(urls.mailUrl, 'updates@example.test')).code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Skip all and start' }).click();
    await heading(page, 'Today');
    await until('a worker', () => isControlled(page));
    const other = await browser.context.newPage();
    await other.goto(host.url);
    await heading(other, 'Today');
    await other.evaluate(() => Object.assign(window, { notReloaded: true }));
    const build = (tab: Page) => tab.locator('html').getAttribute('data-build');

    host.publish('two');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText('A new version is ready').waitFor();
    expect(await build(page)).toBeNull();
    await page.getByRole('button', { name: 'Open it' }).click();
    await until('the new version', async () => (await build(page)) === 'two');
    await heading(page, 'Today');
    expect(await other.evaluate(() => 'notReloaded' in window)).toBe(true);
    await other.getByRole('button', { name: 'Open it' }).click();
    await until('the new version', async () => (await build(other)) === 'two');
  }, 90_000);
});
