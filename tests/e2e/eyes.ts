/** Looks at a page as axe does: both themes, phone and desktop, nothing that moves sideways, nothing in the console. */
import type { ConsoleMessage, Page } from 'playwright-core';
import { pageViolations } from '#tests/support/page-axe.ts';

const views = [
  { width: 375, height: 812, colorScheme: 'light', rules: 'all' },
  { width: 375, height: 812, colorScheme: 'dark', rules: 'colours' },
  { width: 1440, height: 900, colorScheme: 'dark', rules: 'all' },
  { width: 1440, height: 900, colorScheme: 'light', rules: 'colours' },
] as const;

/** The narrowest width that has to do without sideways scrolling (WCAG 1.4.10). */
const narrowest = 320;

export interface Eyes {
  /** Looks at the page as it is now; `briefly` once a width, for what differs from a page seen before only in its data. */
  look(name: string, how?: 'briefly'): Promise<void>;
  /** What was found since the last time, one line each. */
  findings(): string[];
  /** A refusal of the server that the next step provokes; browsers write it to the console. */
  expectRefusal(status: number): void;
}

/** What sticks out of the window, or nothing. */
function sideways(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const wide = [...document.querySelectorAll('main *')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return `${scrollWidth} px wide in ${clientWidth} px: ${wide?.outerHTML.slice(0, 160) ?? 'outside of main'}`;
  });
}

/** Watches a page from now on. */
export function watch(page: Page): Eyes {
  let found: string[] = [];
  const refusals: number[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const at = refusals.findIndex((status) => message.text().includes(`status of ${status}`));
    if (at >= 0) refusals.splice(at, 1);
    else found.push(`console at ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`error at ${page.url()}: ${error.message}`));
  return {
    async look(name, how) {
      for (const { width, height, colorScheme, rules } of views) {
        if (how === 'briefly' && rules === 'colours') continue;
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const line of await pageViolations(page, rules)) found.push(`${name}, ${width} ${colorScheme}: ${line}`);
      }
      await page.setViewportSize({ width: narrowest, height: 640 });
      const wide = await sideways(page);
      if (wide !== undefined) found.push(`${name}: ${wide}`);
      await page.setViewportSize({ width: 1440, height: 900 });
    },
    findings() {
      const all = found;
      found = [];
      return all;
    },
    expectRefusal: (status) => void refusals.push(status),
  };
}
