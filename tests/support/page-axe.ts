import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** Makes axe part of every page of a browser, past the page's own policy. */
export async function giveAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: axe.source });
}

/**
 * Runs axe in the page and tells the violations. Colours depend on theme and layout, the other rules do not.
 * @param rules `part` leaves out what only a whole page can hold (landmarks, its heading)
 */
export function pageViolations(page: Page, rules: 'all' | 'part' | 'colours'): Promise<string[]> {
  return page.evaluate(async (which) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const off = Object.fromEntries(
      ['region', 'landmark-one-main', 'page-has-heading-one'].map((rule) => [rule, { enabled: false }]),
    );
    // Colours of another theme are there with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const result = await engine.run(document, {
      resultTypes: ['violations'],
      // Style sheets are the same on every page, and from the same origin: there is nothing to fetch.
      preload: false,
      ...(which === 'colours' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
      ...(which === 'part' ? { rules: off } : {}),
    });
    return result.violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes
          .slice(0, 2)
          .map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
  }, rules);
}
