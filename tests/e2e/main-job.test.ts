/** The whole main job, as a person meets it: sign in, pair, push, watch it arrive elsewhere, change settings, import. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Reporter } from '#src/extension/push/reporter.ts';
import { runPush } from '#src/extension/push/run-push.ts';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { allowDevice, eventually, signIn } from '#tests/support/journey.ts';

const fixtures = join(import.meta.dirname, '../fixtures/exports');
const urls = inject('urls');
const address = 'main-job@example.test';

interface Expected {
  readonly totals: { readonly sessions: number };
  readonly totalXP: number;
  readonly level: { readonly level: number; readonly title: string };
  readonly perDate: Record<string, { sessions: number; activeMs: number; cycles: number; xp: number }>;
}

/** A reporter that hands the pairing link on and fails on a problem. */
function reporterFor(onCode: (link: string) => void, onSummary: (created: number) => void): Reporter {
  const quiet = () => {};
  return {
    file: quiet,
    code(code) {
      onCode(code.verificationUriComplete);
      return Promise.resolve();
    },
    device: quiet,
    totalsOnly: quiet,
    progress: quiet,
    live: quiet,
    summary: (summary) => onSummary(summary.tally.created),
    problem: (message) => {
      throw new Error(message);
    },
  };
}

/** An export whose sessions end today and on the days before, in the extension's exact shape. */
function recentExport(now: number): string {
  const sessions = Array.from({ length: 12 }, (_, at) => {
    const start = now - (12 - at) * 6 * 3_600_000 + 3_600_000;
    return {
      id: `sess-${String(start)}`,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + 300_000).toISOString(),
      activeMs: 300_000,
      cycles: 21,
      goalMinutes: 5,
      goalBonusXP: 3,
      finalXP: 24 * (at + 1),
    };
  });
  return JSON.stringify({
    exportDate: new Date(now).toISOString(),
    breathMaster: { meditation: { totalXP: 288, totalMeditationTime: 3_600_000, sessions }, version: '0.3.4' },
  });
}

describe('the main job', () => {
  let first: PersonBrowser;
  let second: PersonBrowser;
  let desk: Page;
  let sofa: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bm-main-job-'));
    [first, second] = await Promise.all([
      openBrowser(),
      openBrowser({ colorScheme: 'light', width: 390, height: 844 }),
    ]);
    desk = await first.context.newPage();
    sofa = await second.context.newPage();
  }, 60_000);

  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  test('two browsers sign in by the link in the mailbox', async () => {
    await signIn(desk, urls, address);
    await signIn(sofa, urls, address);
    await desk.getByText('Here your tree will grow').waitFor();
    await sofa.getByText('Here your tree will grow').waitFor();
  }, 60_000);

  test('a device is paired, pushes, and the other browser follows without reload', async () => {
    const file = join(folder, 'export.json');
    await writeFile(file, recentExport(Date.now()));
    await sofa.evaluate(() => Object.assign(window, { notReloaded: true }));

    let link = '';
    let created = 0;
    const push = runPush({
      file,
      endpoint: urls.apiUrl,
      name: 'Laptop',
      consent: 'sessions',
      timeZone: 'Europe/Berlin',
      fresh: true,
      liveSessions: 0,
      deviceFile: join(folder, 'device.json'),
      reporter: reporterFor(
        (shown) => {
          link = shown;
        },
        (count) => {
          created = count;
        },
      ),
    });
    await eventually('the pairing code', async () => (link === '' ? undefined : link));
    await allowDevice(desk, link);
    expect(await push).toBe(0);
    expect(created).toBe(12);
    await desk.getByRole('heading', { name: 'The first data is here' }).waitFor();

    // 288 XP: level 3, 12 XP to "Zen Developer"; count, totals, level and chart in the browser that did nothing.
    await sofa.getByText('Calm Coder', { exact: false }).first().waitFor();
    await sofa.getByText('288 XP, 12 to Zen Developer').first().waitFor();
    const recent = sofa.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem');
    await eventually('eight recent sessions', async () => ((await recent.count()) === 8 ? true : undefined));
    await sofa
      .getByText(/This week: \d+ minutes over \d days?\. Daily goal: 10 minutes\./)
      .first()
      .waitFor({ state: 'attached' });
    // Recharts comes to who turns to the chart.
    await sofa.locator('[data-chart]').first().hover();
    const bars = sofa.locator('.recharts-bar-rectangle');
    await eventually('bars in the week chart', async () => ((await bars.count()) > 0 ? true : undefined));
    expect(await sofa.evaluate(() => 'notReloaded' in window)).toBe(true);
  }, 60_000);

  test('goal and theme changed in settings show in both browsers', async () => {
    await desk.goto(`${urls.webUrl}/settings`);
    const goal = desk.getByRole('spinbutton', { name: 'Minutes a day' });
    await goal.fill('25');
    await goal.blur();
    await sofa.getByText('of 25 minutes').waitFor();
    await desk.getByRole('radio', { name: 'Dark' }).check({ force: true });
    for (const page of [desk, sofa]) {
      await eventually('the dark theme', async () =>
        (await page.locator('html').getAttribute('data-theme')) === 'dark' ? true : undefined,
      );
    }
    expect(await sofa.evaluate(() => 'notReloaded' in window)).toBe(true);
  }, 60_000);

  test('two years are imported and equal to their expected file, day by day', async () => {
    const expected = JSON.parse(await readFile(join(fixtures, '04-two-years.expected.json'), 'utf8')) as Expected;
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.context.newPage();
    await signIn(page, urls, 'two-years@example.test');
    await importFile(page, join(fixtures, '04-two-years.json'), 'America/Costa_Rica');

    const sql = postgres(urls.adminUrl, { max: 1 });
    try {
      const days = await sql<{ date: string; sessions: number; activeMs: number; cycles: number; xp: number }[]>`
        select local_date::text as date, sessions, active_ms::float as "activeMs", cycles::int, xp::int
        from public.daily_totals join auth.users on users.id = daily_totals.user_id
        where users.email = 'two-years@example.test'`;
      expect(Object.fromEntries(days.map(({ date, ...day }) => [date, day]))).toEqual(expected.perDate);
      const [totals] = await sql`
        select user_totals.sessions, total_xp::int as xp, level
        from public.user_totals join auth.users on users.id = user_totals.user_id
        where users.email = 'two-years@example.test'`;
      expect(totals).toEqual({
        sessions: expected.totals.sessions,
        xp: expected.totalXP,
        level: expected.level.level,
      });
    } finally {
      await sql.end();
    }
    await page.goto(urls.webUrl);
    await page.getByText(expected.level.title, { exact: false }).first().waitFor();
    await page.getByText('117,787 XP').first().waitFor();
  }, 120_000);
});

/** Chooses a file on the import page and goes through the dry run to the report. */
async function importFile(page: Page, file: string, zone: string): Promise<void> {
  await page.goto(`${urls.webUrl}/settings/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('Time zone in which you practised').selectOption(zone);
  await page.getByRole('radio', { name: /^A new device/ }).check({ force: true });
  await page.getByRole('button', { name: 'Import 1,021 sessions' }).click();
  await page.getByText('1,021 sessions added.').first().waitFor({ timeout: 30_000 });
}
