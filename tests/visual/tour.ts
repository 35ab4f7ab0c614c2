/**
 * Takes pictures of every page of the running app, of a year's practice and of an account without any, on phone, tablet
 * and desktop, light and dark: `node tests/visual/tour.ts OUT`, or only the pages whose names begin with a further
 * argument. To look at; nothing is compared.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { openBrowser } from '#tests/support/chromium.ts';
import { newestMail, signIn } from '#tests/support/journey.ts';
import { startTestStack } from '#tests/support/test-stack.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'exports');
const widths = [375, 768, 1440] as const;
const themes = ['light', 'dark'] as const;

const pages: Readonly<Record<string, string>> = {
  today: '/',
  'analytics-week': '/analytics?range=week',
  'analytics-month': '/analytics?compare=before',
  'analytics-year': '/analytics?range=year',
  'analytics-all': '/analytics?range=all',
  breathe: '/breathe',
  sessions: '/sessions',
  'sessions-none-found': '/sessions?from=2001-01-01&to=2001-01-02',
  settings: '/settings',
  import: '/settings/import',
  pair: '/pair',
  'not-found': '/nowhere',
};

const [out, wanted = ''] = process.argv.slice(2);
if (out === undefined) throw new Error('Say where the pictures go: node tests/visual/tour.ts OUT [NAME]');
await mkdir(out, { recursive: true });
await ensureBuild(process.env);
const stack = await startTestStack({ web: 'build', seed: true, durable: false });

/** One page in every width and theme, as high as it is. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!name.includes(wanted)) return;
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForFunction(
        () => document.querySelector('main :is(.skeleton-glow, [data-pending], svg:empty)') === null,
      );
      const path = join(out ?? '', `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
  }
}

async function visitAll(page: Page, who: string): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${stack.webUrl}${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, `${who}-${name}`);
  }
  await page.goto(`${stack.webUrl}/sessions`);
  const first = page.locator('main a[href^="/sessions/"]').first();
  if (who === 'demo') {
    await first.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, `${who}-session`);
  }
}

/** What is there before anybody has signed in, and on the way in. */
async function visitEntry(page: Page): Promise<void> {
  await page.goto(`${stack.webUrl}/sign-in`);
  await page.getByLabel('E-mail address').waitFor();
  await shoot(page, 'entry-sign-in');
  await page.getByLabel('E-mail address').fill('tour@example.test');
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await shoot(page, 'entry-check-mail');
  await page.goto((await newestMail(stack.mailUrl, 'tour@example.test')).link);
  await shoot(page, 'entry-confirm');
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.getByRole('button', { name: 'Skip all and start' }).waitFor();
  await shoot(page, 'entry-welcome');
  await page.getByRole('button', { name: 'Skip all and start' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
}

/** A session, from its first breath to its end. */
async function breathe(page: Page): Promise<void> {
  await page.goto(`${stack.webUrl}/breathe`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'End' }).waitFor();
  await shoot(page, 'demo-breathe-running');
  await page.getByRole('button', { name: 'End' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot(page, 'demo-breathe-ended');
}

/** What stands between choosing a file and having its sessions, and between a code and a device. */
async function decide(page: Page): Promise<void> {
  await page.goto(`${stack.webUrl}/settings/import`);
  await page.locator('input[type=file]').setInputFiles(join(fixtures, '09-polluted-envelope.json'));
  await page.getByRole('button', { name: /^Import \d/ }).waitFor();
  await shoot(page, 'demo-import-review');
  const started = await fetch(`${stack.apiUrl}/functions/v1/api/v1/device_authorization`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'VS Code', device_name: 'Laptop', scope: 'sessions' }),
  });
  const { user_code: code } = (await started.json()) as { user_code: string };
  await page.goto(`${stack.webUrl}/pair?code=${code}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  await shoot(page, 'demo-pair-review');
}

/** Without an account. */
async function visitAsGuest(page: Page): Promise<void> {
  await page.goto(`${stack.webUrl}/guest`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot(page, 'guest-entry');
  await page.getByRole('button', { name: 'Bring an export' }).click();
  await page.locator('input[type=file]').setInputFiles(join(fixtures, '03-ninety-days.json'));
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByText('sessions added.').first().waitFor();
  await shoot(page, 'guest-import-done');
  for (const [name, path] of [
    ['today', '/'],
    ['settings', '/settings'],
    ['pair', '/pair'],
    ['move', '/move'],
  ] as const) {
    await page.goto(`${stack.webUrl}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, `guest-${name}`);
  }
}

try {
  for (const who of ['new', 'demo', 'guest'] as const) {
    const { context, close } = await openBrowser();
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    try {
      if (who === 'guest') {
        await visitAsGuest(page);
        continue;
      }
      if (who === 'new') await visitEntry(page);
      else await signIn(page, stack, 'demo@example.test');
      await visitAll(page, who);
      if (who !== 'demo') continue;
      await decide(page);
      await breathe(page);
    } finally {
      await close();
    }
  }
} finally {
  await stack.close();
}
