/** What the catalogues say, functions included: they are asked with samples. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A catalogue as its modules have it. */
export interface CatalogueModules {
  readonly name: string;
  readonly file: string;
  readonly english: unknown;
  /** `undefined` where nobody has written it. */
  readonly spanish: unknown;
}

/** Paths of all text modules of the app, below the root. */
export const textModules = globSync('src/**/*.texts.ts', {
  cwd: root,
  exclude: (path) => /(^|\/)extension(\/|$)/.test(String(path)),
}).sort();

/** Both languages of one text module. */
export async function readCatalogue(file: string): Promise<CatalogueModules> {
  const name = basename(file, '.texts.ts');
  const exported: Record<string, unknown> = await import(join(root, file));
  const spanishFile = file.replace(/\.ts$/, '.es.ts');
  const translated: { es?: unknown } =
    globSync(spanishFile, { cwd: root }).length > 0 ? await import(join(root, spanishFile)) : {};
  return {
    name,
    file,
    english: Object.values(exported).find((value) => typeof value === 'object'),
    spanish: translated.es,
  };
}

/** The name that a module gives its catalogue. */
export const declaredName = (file: string): string | undefined =>
  /\bcatalogue\('([^']+)'/.exec(readFileSync(join(root, file), 'utf8'))?.[1];

type Said = (...args: readonly unknown[]) => unknown;
type Leaf = string | Said;

/** All texts of a catalogue by their place in it; lists by their index. */
export function leavesOf(value: unknown, at = ''): Map<string, Leaf> {
  if (typeof value === 'string') return new Map([[at, value]]);
  if (typeof value === 'function') return new Map([[at, value as Said]]);
  if (typeof value !== 'object' || value === null) throw new TypeError(`${at} is neither a text nor holds texts`);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...leavesOf(part, at === '' ? key : `${at}.${key}`)]));
}

/** A number that also has any property, each with a number of its own. */
const numbered = (seed: number): unknown =>
  new Proxy(() => undefined, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return () => seed;
      if (key === 'toString') return () => String(seed);
      const letters = [...String(key)].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
      return String(3000 + ((letters * 7) % 5000));
    },
  });

/** Ways to ask a text with arguments that can be found again in what it says. */
const samples: readonly ((index: number) => unknown)[] = [
  (index) => 7100 + 1211 * index,
  (index) => `Word${index}`,
  () => 0,
  () => 1,
  () => 2,
  () => null,
  () => ['Worda', 'Wordb'],
  (index) => numbered(4100 + 1211 * index),
];

/** What a text says to each sample; `undefined` where the sample is of no use to it. A plain text says itself. */
export function answersOf(leaf: Leaf): readonly (string | undefined)[] {
  if (typeof leaf === 'string') return [leaf];
  return samples.map((sample) => {
    try {
      const said = leaf(...Array.from({ length: 6 }, (_, index) => sample(index)));
      return typeof said === 'string' ? said : undefined;
    } catch {
      return undefined;
    }
  });
}

/** Every figure in a text, without the grouping of its language, and every word that a sample brought. */
export const markersOf = (text: string): string[] =>
  [...new Set(text.replaceAll(/(?<=\d)[.,\u00a0\u202f](?=\d{3}\b)/g, '').match(/Word\w*|\d+/g) ?? [])].sort();
