/** How smooth a running session is: frames of the production build, as the browser's compositor gives them out. */
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { openBrowser } from '#tests/support/chromium.ts';
import { signIn } from '#tests/support/journey.ts';
import { startTestStack } from '#tests/support/test-stack.ts';
import { type Figure, quantile } from './measure.ts';

const seconds = 20;
/** A frame at 60 Hz takes 16.7 ms; one that takes longer than this came late. */
const lateMs = 20;

/** Milliseconds between the frames of the next seconds, by the timestamps that the browser hands to each. */
function frameTimes(page: Page): Promise<number[]> {
  return page.evaluate(
    (wantedMs) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let first: number | undefined;
        let last: number | undefined;
        const step = (now: number) => {
          if (last !== undefined) times.push(now - last);
          last = now;
          first ??= now;
          if (now - first < wantedMs) requestAnimationFrame(step);
          else resolve(times);
        };
        requestAnimationFrame(step);
      }),
    seconds * 1000,
  );
}

/** Frames of a page where nothing moves: what this machine gives at best. */
async function stillFrames(page: Page): Promise<number[]> {
  await page.goto('about:blank');
  return frameTimes(page);
}

function figuresOf(name: string, times: readonly number[], counts: boolean): Figure[] {
  const median = quantile(times, 0.5);
  const late = times.filter((time) => time > lateMs).length / times.length;
  const longest = Math.max(...times);
  const value = `median ${median.toFixed(1)} ms (${(1000 / median).toFixed(0)} a second), ${(late * 100).toFixed(1)} % over ${String(lateMs)} ms, longest ${longest.toFixed(0)} ms, ${String(times.length)} frames in ${String(seconds)} s`;
  if (!counts) return [{ what: name, value, budget: '(for reading the line above)', kept: true }];
  return [{ what: name, value, budget: 'median ≤ 17 ms, ≤ 5 % late', kept: median <= 17 && late <= 0.05 }];
}

/** A session is breathed on the built app, in a window of a desktop; then the same seconds of an empty page. */
export async function breatheFrames(): Promise<Figure[]> {
  await ensureBuild(process.env);
  const stack = await startTestStack({ web: 'build' });
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    await signIn(page, stack, 'frames@example.test');
    await page.goto(`${stack.webUrl}/breathe`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('dialog', { name: /^Breathing, / }).waitFor();
    console.log(`  load ${loadavg()[0]?.toFixed(2) ?? '?'} before`);
    const breathing = await frameTimes(page);
    await page.close({ runBeforeUnload: false });
    const still = await stillFrames(await browser.context.newPage());
    return [
      ...figuresOf('frames of a running session', breathing, true),
      ...figuresOf('frames of an empty page', still, false),
    ];
  } finally {
    await browser.close();
    await stack.close();
  }
}
