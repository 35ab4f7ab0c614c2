import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { catalogue } from './catalogue.ts';
import {
  applyLanguage,
  localeHere,
  onLanguageChange,
  startLanguage,
  type Translation,
  useLanguage,
} from './language.ts';
import { count, number } from './numbers.ts';

const texts = catalogue('greeting', {
  hello: 'Hello',
  to: (name: string) => `Hello, ${name}`,
  parts: { morning: 'Good morning', list: ['one', 'two'] },
});
const spanish: Translation = {
  greeting: {
    hello: 'Hola',
    to: (name: string) => `Hola, ${name}`,
    parts: { morning: 'Buenos días', list: ['uno', 'dos'] },
  },
};

const Greeting = () => <p key={useLanguage()}>{texts.hello}</p>;

const es = vi.fn<() => Promise<Translation>>();
const html = document.documentElement;

const asksFor = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);

beforeEach(async () => {
  es.mockReset().mockResolvedValue(spanish);
  html.lang = 'en';
  await startLanguage({ es });
});
afterEach(async () => {
  await applyLanguage('en');
  localStorage.clear();
  vi.restoreAllMocks();
});

test('English comes with the code: nothing is fetched for it', () => {
  expect(es).not.toHaveBeenCalled();
  expect(texts.hello).toBe('Hello');
  expect(texts.to('Ada')).toBe('Hello, Ada');
  expect(Object.keys(texts.parts)).toEqual(['morning', 'list']);
});

test('a start in Spanish has its texts before anything is drawn; a branch that was taken earlier speaks it too', async () => {
  const { parts } = texts;
  html.lang = 'es';
  await startLanguage({ es });
  expect(texts.hello).toBe('Hola');
  expect(texts.to('Ada')).toBe('Hola, Ada');
  expect(parts.morning).toBe('Buenos días');
  expect(parts.list).toEqual(['uno', 'dos']);
  expect({ ...parts }).toEqual({ morning: 'Buenos días', list: ['uno', 'dos'] });
});

test('what a translation does not have is said in English', async () => {
  es.mockResolvedValue({ greeting: { parts: {} } });
  await applyLanguage('es');
  expect([texts.hello, texts.parts.morning]).toEqual(['Hello', 'Good morning']);
  expect(catalogue('another', { word: 'Word' }).word).toBe('Word');
});

test('a choice shows at once, is told to whoever listens and remembered for the next start', async () => {
  const heard = vi.fn();
  const stop = onLanguageChange(heard);
  render(<Greeting />);
  await act(() => applyLanguage('es'));
  expect(screen.getByText('Hola')).toBeVisible();
  expect(html.lang).toBe('es');
  expect(localStorage.getItem('bm.language')).toBe('es');
  await act(() => applyLanguage('es'));
  expect(heard).toHaveBeenCalledTimes(1);
  await act(() => applyLanguage('en'));
  expect(screen.getByText('Hello')).toBeVisible();
  stop();
  await act(() => applyLanguage('es'));
  expect(heard).toHaveBeenCalledTimes(2);
});

test.each([
  [['es-MX', 'en-US'], 'es'],
  [['de-DE', 'ES'], 'es'],
  [['en-US', 'es'], 'en'],
  [['de-DE', 'fr'], 'en'],
  [[], 'en'],
] as const)('"system" with a browser that asks for %j is %s, and nothing is remembered', async (languages, found) => {
  asksFor(...languages);
  await applyLanguage('es');
  await applyLanguage('system');
  expect(html.lang).toBe(found);
  expect(localStorage.getItem('bm.language')).toBeNull();
});

test('without its texts the language on the screen stays, and the page says which it is', async () => {
  es.mockRejectedValue(new TypeError('Failed to fetch'));
  html.lang = 'es';
  await startLanguage({ es });
  expect(texts.hello).toBe('Hello');
  expect(html.lang).toBe('en');
});

test('of two choices in a hurry the later one holds', async () => {
  let arrive: (translation: Translation) => void = () => undefined;
  es.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  const first = applyLanguage('es');
  await applyLanguage('en');
  arrive(spanish);
  await first;
  expect(texts.hello).toBe('Hello');
  expect(html.lang).toBe('en');
});

test('storage that is refused does not stand in the way', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  await applyLanguage('es');
  expect(texts.hello).toBe('Hola');
});

test('numbers and dates follow the person’s variety of the language on the screen', async () => {
  asksFor('de-DE', 'en-US', 'es-MX');
  expect(localeHere()).toBe('en-US');
  expect(number(12_345.5)).toBe('12,345.5');
  await applyLanguage('es');
  expect(localeHere()).toBe('es-MX');
  expect(number(12_345.5)).toBe('12,345.5');
  asksFor('de-DE');
  expect(localeHere()).toBe('es-ES');
  expect(number(12_345.5)).toBe('12.345,5');
  expect(number(1.26, 1)).toBe('1,3');
  expect([0, 1, 2, 12_345].map((value) => count(value, 'día', 'días'))).toEqual([
    '0 días',
    '1 día',
    '2 días',
    '12.345 días',
  ]);
  await applyLanguage('en');
  expect(localeHere()).toBe('en-GB');
  expect([0, 1, 2, 12_345].map((value) => count(value, 'day', 'days'))).toEqual([
    '0 days',
    '1 day',
    '2 days',
    '12,345 days',
  ]);
});
