/** What a page says that should have been said in Spanish. */
import type { Page } from 'playwright-core';
import { leavesOf, readCatalogue, textModules } from './texts.ts';

/** Every plain English text that Spanish says in other words. */
async function englishOnly(): Promise<ReadonlySet<string>> {
  const catalogues = await Promise.all(textModules.map(readCatalogue));
  const plain = (texts: unknown = {}) => [...leavesOf(texts).values()].filter((leaf) => typeof leaf === 'string');
  const spanish = new Set(catalogues.flatMap(({ spanish: texts }) => plain(texts)));
  return new Set(catalogues.flatMap(({ english }) => plain(english)).filter((text) => !spanish.has(text)));
}

/** Short words that nearly every English sentence has, and no Spanish one. */
const tellTale =
  /(?<![\p{L}\p{N}])(the|of|your|you|and|is|are|was|with|this|that|it|its|from|for|when|what|minutes?|sessions?|days?|weeks?|today|yesterday|now)(?![\p{L}\p{N}])/iu;

/** All a person can read or hear on the page as it stands, piece by piece. */
const readAloud = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
          said.push(node.getAttribute(name) ?? '');
        }
      } else if (node.parentElement?.closest('script, style, noscript, body [lang="en"]') === null) {
        said.push(node.textContent ?? '');
      }
    }
    return said.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });

/** Looks for English in what a page says; `names` are data that may be anything. */
export async function leftoverFinder(names: RegExp): Promise<(page: Page) => Promise<string[]>> {
  const english = await englishOnly();
  return async (page) => {
    const found = (await readAloud(page)).filter((text) => {
      const words = text.replaceAll(names, ' ');
      return english.has(text) || tellTale.test(words);
    });
    return [...new Set(found)];
  };
}
