import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Code points of the small font, from its `unicode-range`. */
function basicLetters(): Set<number> {
  const css = readFileSync('src/ui/fonts.css', 'utf8');
  const face = css.split('@font-face').find((part) => part.includes('inter-basic'));
  const ranges = face?.match(/unicode-range:([^;]+);/)?.[1] ?? '';
  return new Set(
    ranges.split(',').flatMap((range) => {
      const [from = Number.NaN, to = from] = range
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    }),
  );
}

test('every letter of the texts is in the font of the first paint', () => {
  const letters = basicLetters();
  expect(letters.size).toBeGreaterThan(130);
  const texts = globSync('src/**/*.texts{,.es}.ts').map((file) => readFileSync(file, 'utf8'));
  expect(texts.length).toBeGreaterThan(20);
  const used = new Set(texts.join('').replaceAll('\n', ''));
  expect([...used].filter((letter) => !letters.has(letter.codePointAt(0) ?? 0))).toEqual([]);
});

test('so is what dates and numbers bring along', () => {
  const letters = basicLetters();
  const written = ['en-GB', 'en-US', 'es-ES', 'es-MX'].flatMap((locale) =>
    Array.from({ length: 12 }, (_, month) => {
      const date = new Date(Date.UTC(2026, month, 3 + month, 13 + month, 5));
      const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(date);
      return `${day} ${new Intl.NumberFormat(locale).format(-12_345.6)} ${new Intl.NumberFormat(locale, { style: 'percent' }).format(0.4)}`;
    }),
  );
  const used = new Set(written.join(''));
  expect([...used].filter((letter) => !letters.has(letter.codePointAt(0) ?? 0))).toEqual([]);
});
