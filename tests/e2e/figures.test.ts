/** From a figure to its sessions; what the editors made for today; an account that is gone. */
import type { Page } from 'playwright-core';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '#src/domain/calendar.ts';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { enter, giveDevice, openDatabase, record, urls } from './people.ts';

const zone = 'Europe/Berlin';
let browser: PersonBrowser;
let page: Page;
let sql: postgres.Sql;
let userId: string;
let deviceId: string;

beforeAll(async () => {
  sql = openDatabase();
  browser = await openBrowser({ timezoneId: zone });
  page = await browser.context.newPage();
  userId = await enter(page);
  deviceId = await giveDevice(sql, userId);
}, 60_000);

afterAll(async () => {
  await Promise.all([browser.close(), sql.end()]);
});

/** The counters of the device with what it made for today, as its client sends them. */
async function reportChallenges(completed: boolean): Promise<void> {
  const challenge = {
    date: localDate(Date.now(), zone),
    type: 'minutes',
    index: 0,
    target: 5,
    rewardXP: 9,
    availableFrom: Date.now(),
    completed,
    title: 'Steady roots',
    description: 'Gather five minutes.',
    eonMessage: '',
    completionMessage: 'Five minutes grew into the trunk.',
  };
  const snapshot = { totalXP: completed ? 33 : 24, dailyChallenges: [challenge], exportDate: new Date().toISOString() };
  await sql`select private.apply_snapshot(${userId}, ${deviceId}, 1, now(), ${JSON.stringify(snapshot)}::text::jsonb)`;
}

test('what an editor made for today arrives by itself, and is done when the editor says so', async () => {
  await page.goto(urls.webUrl);
  await page.locator('[data-connection="live"]').first().waitFor();
  await reportChallenges(false);
  const card = page.getByRole('region', { name: 'Challenges of today' });
  await card.getByText('Gather five minutes.').waitFor();
  expect(await card.getByRole('listitem').textContent()).toMatch(/Open\+9 XP/);
  await reportChallenges(true);
  await card.getByText('Five minutes grew into the trunk.').waitFor();
  expect(await card.getByRole('listitem').textContent()).toMatch(/Done\+9 XP/);
});

test('an hour of a weekday opens to its sessions, and each choice can be let go of', async () => {
  // Three Wednesdays of one past month: two mornings and an evening; and a Thursday morning.
  const ends = ['2025-10-08T06:20:00Z', '2025-10-15T06:50:00Z', '2025-10-15T18:20:00Z', '2025-10-16T06:20:00Z'];
  await record(sql, { userId, deviceId }, ends.map(Date.parse));
  await page.goto(`${urls.webUrl}/analytics?range=month&at=2025-10-15`);
  await page.getByRole('gridcell', { name: 'Wednesday, 08:00 to 09:00: 10 minutes' }).click();
  await page.getByText('2 sessions shown').waitFor();
  await page.getByRole('button', { name: 'Show without this choice: Begun from 08:00 to 09:00' }).click();
  await page.getByText('3 sessions shown').waitFor();
  await page.getByRole('button', { name: 'Show without this choice: Wednesday' }).click();
  await page.getByText('4 sessions shown').waitFor();
  expect(new URL(page.url()).search).toBe('?from=2025-10-01&to=2025-10-31');
});

test('a tab of an account that was deleted elsewhere notices when somebody comes back to it', async () => {
  await sql`delete from auth.users where id = ${userId}`;
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.getByText('sessions shown').count()).toBe(0);
});
