import type { Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import type { Picture } from './pictures.ts';
import { storyUrl } from './storybook-page.ts';

/** A Wednesday in the middle of a month, so that weeks and months are half full. */
const now = '2026-03-11T10:24:00Z';

/** A browser in which the same page always looks the same: fixed clock and zone, fonts without hinting, grey edges. */
export async function openStudio(): Promise<PersonBrowser> {
  const browser = await openBrowser({
    timezoneId: 'UTC',
    switches: ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars'],
  });
  browser.context.setDefaultTimeout(20_000);
  await browser.context.clock.setFixedTime(now);
  return browser;
}

/** Takes a picture of a story, as high as the page but for `mostHeight`, once everything in it is there. */
export async function takePicture(
  page: Page,
  { story, width, theme, language, mostHeight }: Omit<Picture, 'name'>,
): Promise<Buffer> {
  await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
  await page.goto(`${storyUrl(story)};theme:${theme};language:${language}`);
  await page.locator('#storybook-root h1').first().waitFor();
  // Not an async function: the promise that it gave would count as true.
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' &&
      document.fonts.check('15px "Inter Variable"') &&
      document.querySelector('#storybook-root :is(.skeleton-glow, [data-pending], svg:empty)') === null,
  );
  const shoot = async (): Promise<Buffer> => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // The bar at a phone's foot stands at the foot, not across the page.
    await page.setViewportSize({ width, height: Math.min(height, mostHeight) });
    return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
  };
  // What follows in its own time has come when two pictures are the same.
  let before = await shoot();
  for (;;) {
    const picture = await shoot();
    if (picture.equals(before)) return picture;
    before = picture;
  }
}
