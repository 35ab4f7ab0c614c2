/** The app looks as it did. Where it should not any more: look at test-results/visual, then `node tests/visual/accept.ts`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonBrowser } from '#tests/support/chromium.ts';
import { baselines, results } from './accept.ts';
import { compareImages } from './compare.ts';
import { pictures } from './pictures.ts';
import { openStudio, takePicture } from './studio.ts';

let browser: PersonBrowser;
let page: Page;

beforeAll(async () => {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  browser = await openStudio();
  page = await browser.context.newPage();
});
afterAll(() => browser.close());

test.for(pictures)('$name looks as it did', async (picture) => {
  const actual = await takePicture(page, picture);
  const expected = await readFile(join(baselines, `${picture.name}.png`)).catch(() => null);
  const none = { alike: false, words: 'there is no picture to compare with', diff: null };
  const { alike, words, diff } = expected === null ? none : compareImages(actual, expected);
  if (!alike) {
    await writeFile(join(results, `${picture.name}.png`), actual);
    if (diff !== null) await writeFile(join(results, `${picture.name}.diff.png`), diff);
  }
  const advice = 'See test-results/visual; if it is as it should be: node tests/visual/accept.ts';
  expect(alike, `${words}. ${advice}`).toBe(true);
});
