import type { Page } from 'playwright-core';

/** Notes in the dashboard when each session's link was first painted, as the bench of the live path does. */
export async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = new Map<string, number>();
    Object.assign(window, { painted });
    const note = () => {
      const hrefs = [...document.querySelectorAll('a[href^="/sessions/"]')].map((a) => a.getAttribute('href') ?? '');
      const fresh = hrefs.filter((href) => !painted.has(href));
      for (const href of fresh) painted.set(href, Number.NaN);
      if (fresh.length === 0) return;
      requestAnimationFrame(() => {
        // A message posted in a frame is handled after that frame has been painted.
        const afterPaint = new MessageChannel();
        afterPaint.port1.onmessage = () => {
          for (const href of fresh) painted.set(href, Date.now());
        };
        afterPaint.port2.postMessage(null);
      });
    };
    note();
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}

/** Epoch milliseconds at which a session's link was painted; undefined while it was not. */
export async function paintOf(page: Page, id: number): Promise<number | undefined> {
  const at = await page.evaluate(
    (href) => {
      const { painted } = window as unknown as { painted: Map<string, number> };
      const time = painted.get(href);
      return time === undefined || Number.isNaN(time) ? null : time;
    },
    `/sessions/${String(id)}`,
  );
  return at ?? undefined;
}
