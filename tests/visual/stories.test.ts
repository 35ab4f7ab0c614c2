/** Every story draws itself without a complaint, and axe finds nothing in it, in either theme. */
import { expect, test } from 'vitest';
import { openBrowser } from '#tests/support/chromium.ts';
import { giveAxe, pageViolations } from '#tests/support/page-axe.ts';
import { showStory, storyIds, storyUrl } from './storybook-page.ts';

test('every story holds, in light and in dark', { timeout: 300_000 }, async () => {
  const ids = await storyIds();
  expect(ids.length).toBeGreaterThan(100);
  const { context, close } = await openBrowser();
  const found: string[] = [];
  let showing = 'before the first story';
  try {
    await giveAxe(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => found.push(`${showing}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      found.push(`${showing}: ${message.text()} ${message.location().url}`);
    });
    await page.goto(storyUrl(ids[0] ?? ''));
    await page.locator('#storybook-root > *').first().waitFor();
    for (const id of ids) {
      showing = id;
      await page.emulateMedia({ colorScheme: 'light' });
      const status = await showStory(page, id);
      if (status !== 'success') found.push(`${id}: ended as ${status}`);
      found.push(...(await pageViolations(page, 'part')).map((line) => `${id} in light: ${line}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await pageViolations(page, 'colours')).map((line) => `${id} in dark: ${line}`));
    }
  } finally {
    await close();
  }
  expect(found).toEqual([]);
});
