/** The app looks as it did. Where it should not any more: look at test-results/visual, then `node tests/visual/accept.ts`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonBrowser } from '#tests/support/chromium.ts';
import { baselines, results } from './accept.ts';
import { allowedShare, compareImages } from './compare.ts';
import { pictures } from './pictures.ts';
import { openStudio, takePicture } from './studio.ts';

let browser: PersonBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openStudio();
  page = await browser.context.newPage();
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
});
afterAll(() => browser.close());

test.for(pictures)('$name looks as it did', async (picture) => {
  const actual = await takePicture(page, picture);
  const expected = await readFile(join(baselines, `${picture.name}.png`)).catch(() => null);
  const { share, diff } = expected === null ? { share: 1, diff: null } : compareImages(actual, expected);
  if (share > allowedShare) {
    await writeFile(join(results, `${picture.name}.png`), actual);
    if (diff !== null) await writeFile(join(results, `${picture.name}.diff.png`), diff);
  }
  expect(
    share,
    `Look at test-results/visual/${picture.name}*.png; if it is as it should be: node tests/visual/accept.ts`,
  ).toBeLessThanOrEqual(allowedShare);
});

describe('the comparison', () => {
  const sheet = { story: 'pages-dashboard--regular', width: 768, theme: 'light' } as const;
  const changed = async (css: string): Promise<number> => {
    const before = await takePicture(page, sheet);
    await page.addStyleTag({ content: css });
    return compareImages(await page.screenshot({ fullPage: true, animations: 'disabled' }), before).share;
  };

  test('the same page twice is the same', async () => {
    const share = compareImages(await takePicture(page, sheet), await takePicture(page, sheet)).share;
    expect(share).toBe(0);
  });

  test('one card that has moved by four pixels is seen', async () => {
    expect(await changed('section:nth-of-type(2) { transform: translateX(4px) }')).toBeGreaterThan(allowedShare);
  });

  test('a colour token that has changed is seen', async () => {
    expect(await changed(':root { --primary: #4a6a22 !important }')).toBeGreaterThan(allowedShare);
    expect(await changed(':root { --ground: #f0f6f0 !important }')).toBeGreaterThan(allowedShare);
    expect(await changed(':root { --muted: #7c8873 !important }')).toBeGreaterThan(allowedShare);
  });

  test('text edges that are drawn a little otherwise are not', async () => {
    expect(await changed('body { -webkit-font-smoothing: auto; text-rendering: geometricPrecision }')).toBeLessThan(
      allowedShare,
    );
  });
});
