/** Push acknowledged → painted in another browser, on the real stack with the production build. */
import type { Page } from 'playwright-core';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { openBrowser } from '#tests/support/chromium.ts';
import { eventually, signIn } from '#tests/support/journey.ts';
import { startTestStack } from '#tests/support/test-stack.ts';
import { pairDevice, push } from './device.ts';
import { type Figure, quantile } from './measure.ts';

const pushes = 200;

/**
 * 200 single-session pushes over the API, one after the other; the other browser notes when each session's link has
 * been painted (right after the animation frame that follows its entry into the page). Both clocks are this machine's.
 */
export async function livePath(): Promise<Figure[]> {
  await ensureBuild(process.env);
  const stack = await startTestStack({ web: 'build', durable: true });
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    await signIn(page, stack, 'bench@example.test');
    const token = await pairDevice(await browser.context.newPage(), stack.apiUrl);
    await push(stack.apiUrl, token, Date.now() - 1_000_000_000);
    await page.goto(stack.webUrl);
    await page.getByText('live').first().waitFor();
    await watchPaints(page);
    const delays: number[] = [];
    const acks: number[] = [];
    for (let at = 0; at < pushes; at += 1) {
      const sent = Date.now();
      const id = await push(stack.apiUrl, token, sent - 600_000 - (pushes - at) * 1000);
      const acknowledged = Date.now();
      acks.push(acknowledged - sent);
      const painted = await eventually(`session ${String(id)} on the page`, () => paintOf(page, id));
      delays.push(Math.max(0, painted - acknowledged));
    }
    const detail = `p50 ${String(quantile(delays, 0.5))} ms, p95 ${String(quantile(delays, 0.95))} ms over ${String(pushes)}`;
    const p95 = quantile(delays, 0.95);
    return [
      {
        what: 'push acknowledged → painted in another browser',
        value: detail,
        budget: 'p95 ≤ 100 ms',
        kept: p95 <= 100,
      },
      {
        what: 'push sent → acknowledged',
        value: `p50 ${String(quantile(acks, 0.5))} ms, p95 ${String(quantile(acks, 0.95))} ms`,
        budget: '(for reading the line above)',
        kept: true,
      },
    ];
  } finally {
    await browser.close();
    await stack.close();
  }
}

/** Notes in the page when each session's link was first painted. */
async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = new Map<string, number>();
    Object.assign(window, { painted });
    const note = () => {
      const links = [...document.querySelectorAll('a[href^="/sessions/"]')].map(
        (link) => link.getAttribute('href') ?? '',
      );
      const fresh = links.filter((href) => !painted.has(href));
      if (fresh.length === 0) return;
      for (const href of fresh) painted.set(href, Number.NaN);
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

async function paintOf(page: Page, id: number): Promise<number | undefined> {
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
