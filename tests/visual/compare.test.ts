/** What the comparison of pictures sees, and what it does not. */
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#src/ui/growth-rings.geometry.ts';
import type { PersonBrowser } from '#tests/support/chromium.ts';
import { compareImages } from './compare.ts';
import { openStudio, takePicture } from './studio.ts';

const sheet = {
  story: 'pages-dashboard--regular',
  width: 768,
  theme: 'light',
  language: 'en',
  mostHeight: 5000,
} as const;

let browser: PersonBrowser;
let page: Page;
let before: Buffer;

beforeAll(async () => {
  browser = await openStudio();
  page = await browser.context.newPage();
  before = await takePicture(page, sheet);
});
afterAll(() => browser.close());

const pictureWith = async (css: string): Promise<Buffer> => {
  const style = await page.addStyleTag({ content: css });
  const picture = await page.screenshot({ animations: 'disabled' });
  await style.evaluate((element) => (element as Element).remove());
  return picture;
};

/** Changes every pixel that is not like its neighbour by up to `levels` of 255, as another rasteriser would. */
function withOtherEdges(image: Buffer, levels: number): Buffer {
  const png = PNG.sync.read(image);
  const random = seededRandom('edges');
  const source = Buffer.from(png.data);
  for (let at = 4; at < source.length; at += 4) {
    if (source.readUInt32LE(at) === source.readUInt32LE(at - 4)) continue;
    const change = Math.round((random() * 2 - 1) * levels);
    for (const channel of [0, 1, 2]) {
      png.data[at + channel] = Math.min(255, Math.max(0, (source[at + channel] ?? 0) + change));
    }
  }
  return PNG.sync.write(png);
}

test('the same page, taken again, is the same to the pixel', async () => {
  expect(compareImages(await takePicture(page, sheet), before).words).toBe(
    '0.000 % of the pixels and 0.0 % of the areas differ',
  );
});

test.each([
  ['a card that has moved by four pixels', 'section:has(dl) { transform: translateX(4px) }'],
  ['a little other green', ':root { --primary: #4a6a22 }'],
  ['a little other ground', ':root { --ground: #f0f6f0 }'],
  ['captions that are paler', ':root { --muted: #7c8873 }'],
  ['headings that are paler', ':root { --soft: #6a7c4a }'],
])('%s is seen', async (_, css) => {
  const { alike, words } = compareImages(await pictureWith(css), before);
  expect(alike, words).toBe(false);
});

test('a picture of another size is seen', async () => {
  const shorter = await takePicture(page, { ...sheet, mostHeight: 500 });
  expect(compareImages(shorter, before)).toMatchObject({ alike: false, diff: null });
});

test('edges that are drawn a little otherwise are let be', () => {
  const { alike, words } = compareImages(withOtherEdges(before, 10), before);
  expect(alike, words).toBe(true);
});
