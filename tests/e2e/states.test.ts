/** What happens while somebody uses it: the network goes, the server goes, the session ends, midnight comes. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { eventually } from '#tests/support/journey.ts';
import { enter, giveDevice, openDatabase, record, urls } from './people.ts';

const sql = openDatabase();
const hour = 3_600_000;
let browser: PersonBrowser;
let page: Page;
let person: { userId: string; deviceId: string };
/** Sessions of the page so far: each one ends a little later, so that none is the same. */
let next = 0;

/** When some sessions ended: within the last hours, none twice. */
function ends(count: number): number[] {
  return Array.from({ length: count }, () => {
    next += 1;
    return Date.now() - 20 * hour + next * 360_000;
  });
}

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.context.newPage();
  const userId = await enter(page);
  person = { userId, deviceId: await giveDevice(sql, userId) };
  await record(sql, person, ends(3));
  await recent(page).nth(2).waitFor();
});
afterAll(async () => {
  await browser.close();
  await sql.end();
});

const recent = (on: Page) => on.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem');
const connection = (on: Page, state: string) => on.locator(`[data-connection="${state}"]`);
const today = (on: Page) => on.goto(urls.webUrl).then(() => recent(on).first().waitFor());

/** Lets requests and sockets fail as if the server was gone, until told otherwise. */
async function takeServerDown(on: Page): Promise<() => Promise<void>> {
  const services = /\/(rest|auth|functions)\/v1\//;
  await on.route(services, (route) => route.abort('connectionrefused'));
  return () => on.unroute(services);
}

describe('the page opens', () => {
  test.each([
    ['/sessions', 'Everything you have breathed, newest first.'],
    ['/sign-in', 'Your breathing practice, from your editor to a page of your own.'],
  ])(
    '%s with its heading, before any of its scripts has come, and it stays where it is',
    async (path, words) => {
      const own = path === '/sign-in' ? await openBrowser() : null;
      const tab = await (own ?? browser).context.newPage();
      onTestFinished(() => own?.close() ?? tab.close());
      const waiting: (() => void)[] = [];
      let arrived = false;
      await tab.route(/\/assets\/.*\.js$/, async (route) => {
        if (!arrived) await new Promise<void>((resolve) => waiting.push(resolve));
        await route.continue();
      });
      await tab.goto(`${urls.webUrl}${path}`, { waitUntil: 'commit' });
      const lead = tab.getByText(words);
      await eventually('the heading', async () => (await lead.isVisible()) || undefined);
      expect(waiting.length).toBeGreaterThan(0);
      const before = await lead.boundingBox();
      arrived = true;
      for (const go of waiting) go();
      // What scripts draw has a heading; what was painted before them has only its words.
      await tab.getByRole('heading', { level: 1 }).waitFor();
      expect(await lead.boundingBox()).toEqual(before);
    },
    60_000,
  );
});

describe('the network goes', () => {
  beforeEach(() => today(page));

  test('what was seen stays, the page says so, and what was missed arrives when it is back', async () => {
    const before = await recent(page).count();
    await browser.context.setOffline(true);
    onTestFinished(() => browser.context.setOffline(false));
    await connection(page, 'offline').waitFor();
    expect(await recent(page).count()).toBe(before);
    await record(sql, person, ends(1));
    await browser.context.setOffline(false);
    await connection(page, 'live').waitFor();
    await eventually('the session that was missed', async () =>
      (await recent(page).count()) === before + 1 ? true : undefined,
    );
  }, 60_000);

  test('pages that were open before still open', async () => {
    await page.getByRole('link', { name: 'Sessions', exact: true }).click();
    await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor();
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await page.getByRole('link', { name: 'Today' }).first().click();
    await recent(page).first().waitFor();
    await browser.context.setOffline(true);
    onTestFinished(() => browser.context.setOffline(false));
    await connection(page, 'offline').waitFor();
    await page.getByRole('link', { name: 'Sessions', exact: true }).click();
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(2);
    await browser.context.setOffline(false);
    await connection(page, 'live').waitFor();
  }, 60_000);
});

describe('the server goes', () => {
  test('a page that cannot load says that nothing is lost, and loads when it is back', async () => {
    // A browser that has never seen the list: nothing of it can be kept anywhere.
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const other = await own.context.newPage();
    const userId = await enter(other);
    await record(sql, { userId, deviceId: await giveDevice(sql, userId) }, ends(1));
    await recent(other).first().waitFor();
    const bringBack = await takeServerDown(other);
    await other.getByRole('link', { name: 'Sessions', exact: true }).click();
    const retry = other.getByRole('main').getByRole('button', { name: 'Try again' });
    await retry.waitFor({ timeout: 45_000 });
    await bringBack();
    await retry.click();
    await other.getByRole('main').getByRole('listitem').first().waitFor();
  }, 90_000);
});

describe('several tabs', () => {
  test('a setting changed in one shows in the other, and deleting a session takes it out of both', async () => {
    const other = await browser.context.newPage();
    onTestFinished(() => other.close());
    await today(page);
    await today(other);
    await other.goto(`${urls.webUrl}/settings`);
    const goal = other.getByRole('spinbutton', { name: 'Minutes a day' });
    await goal.fill('33');
    await goal.blur();
    await page.getByText('of 33 minutes').waitFor();

    const before = await recent(page).count();
    await other.goto(`${urls.webUrl}/sessions`);
    await other.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await other.getByRole('button', { name: 'Delete this session' }).click();
    await other.getByText('The session is deleted.').waitFor();
    await eventually('one session less', async () => ((await recent(page).count()) === before - 1 ? true : undefined));
    await other.getByRole('button', { name: 'Undo' }).click();
    await other.getByText('The session is back.').waitFor();
    await eventually('the session again', async () => ((await recent(page).count()) === before ? true : undefined));
  }, 60_000);
});

describe('what is announced', () => {
  test('several arrivals within a moment are one polite sentence', async () => {
    await today(page);
    await connection(page, 'live').waitFor();
    const announcer = page.getByTestId('announcer');
    await announcer.evaluate((element) => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => {
        const text = element.textContent ?? '';
        if (text !== '' && text !== said.at(-1)) said.push(text);
      }).observe(element, { childList: true, subtree: true, characterData: true });
    });
    for (const end of ends(3)) await record(sql, person, [end]);
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    await eventually('the announcement', async () => ((await said()).length > 0 ? true : undefined));
    expect(await said()).toEqual(['Three sessions arrived.']);
    expect(await announcer.getAttribute('aria-live')).toBe('polite');
    // Nothing that arrives takes the focus.
    expect(await page.evaluate(() => document.activeElement?.closest('main li') ?? null)).toBeNull();
  }, 60_000);
});

describe('midnight', () => {
  test('turns today over by itself, and the minutes become yesterday’s', async () => {
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const tab = await own.context.newPage();
    const userId = await enter(tab);
    await sql`update public.profiles set time_zone = 'Europe/Berlin', day_start_hour = 0 where user_id = ${userId}`;
    // Half a minute before a midnight in Berlin that has already been: the server takes no session of tomorrow.
    const [row] = await sql<{ midnight: string }[]>`
      select extract(epoch from date_trunc('day', now() at time zone 'Europe/Berlin') at time zone 'Europe/Berlin')::bigint * 1000 as midnight`;
    const midnight = Number(row?.midnight);
    await record(sql, { userId, deviceId: await giveDevice(sql, userId) }, [midnight - 2 * hour]);
    await tab.clock.install({ time: midnight - 30_000 });
    await tab.goto(urls.webUrl);
    const card = tab.getByRole('region', { name: 'Today' });
    await card.getByText('of 10 minutes').waitFor();
    await card.getByRole('progressbar').and(tab.locator('[aria-valuetext^="5 minutes"]')).waitFor();
    await tab.clock.runFor(60_000);
    await card.getByRole('progressbar').and(tab.locator('[aria-valuetext^="0 minutes"]')).waitFor();
    await card.getByText('5 min', { exact: true }).first().waitFor();
  }, 60_000);
});

describe('the session ends', () => {
  test('signing out in one tab empties the other, and nothing of the person stays', async () => {
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const [first, second] = [await own.context.newPage(), await own.context.newPage()];
    const userId = await enter(first);
    await record(sql, { userId, deviceId: await giveDevice(sql, userId, 'Telling name') }, ends(2));
    await today(second);
    await first.goto(`${urls.webUrl}/settings`);
    await first.getByText('Telling name').first().waitFor();
    await first.getByRole('button', { name: 'Sign out here' }).click();
    const confirm = first.getByRole('dialog').getByRole('button', { name: 'Sign out here' });
    const signIn = first.getByRole('heading', { name: 'Sign in' });
    await confirm.or(signIn).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await signIn.waitFor();
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    for (const tab of [first, second]) {
      expect(await tab.content()).not.toContain('Telling name');
      const kept = await tab.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      expect(kept).not.toContain('access_token');
      expect(kept).not.toContain(userId);
    }
  }, 60_000);

  test('signing out everywhere ends the sessions of all browsers on the server', async () => {
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const tab = await own.context.newPage();
    const userId = await enter(tab);
    const sessions = async () =>
      Number((await sql`select count(*) from auth.sessions where user_id = ${userId}`)[0]?.count);
    await sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), ${userId}, now(), now())`;
    expect(await sessions()).toBe(2);
    await tab.goto(`${urls.webUrl}/settings`);
    await tab.getByRole('button', { name: 'Sign out everywhere' }).click();
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await sessions()).toBe(0);
  }, 60_000);

  test('signing out here ends this browser’s session on the server too', async () => {
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const tab = await own.context.newPage();
    const userId = await enter(tab);
    await tab.goto(`${urls.webUrl}/settings`);
    const answered = tab.waitForResponse((response) => response.url().includes('/auth/v1/logout'));
    await tab.getByRole('button', { name: 'Sign out here' }).click();
    expect((await answered).status()).toBe(204);
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await sql`select id from auth.sessions where user_id = ${userId}`).toHaveLength(0);
  }, 60_000);

  test('a session that the server has ended leads to signing in, and back to the page afterwards', async () => {
    const own = await openBrowser();
    onTestFinished(() => own.close());
    const tab = await own.context.newPage();
    const userId = await enter(tab);
    await sql`delete from auth.sessions where user_id = ${userId}`;
    // Two hours on, its token has to be renewed, and cannot be.
    await tab.clock.install({ time: Date.now() + 2 * hour });
    await tab.goto(`${urls.webUrl}/sessions`);
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(tab.url()).searchParams.get('next')).toBe('/sessions');
  }, 60_000);
});
