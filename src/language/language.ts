import { useSyncExternalStore } from 'react';

/** The languages that every text of the app exists in. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
/** The person's choice of language; "system" follows the browser. */
export type LanguageChoice = 'system' | Language;
/** What one language says: catalogues by name. */
export type Translation = Readonly<Record<string, unknown>>;
/** Fetches a translation; English needs none, it comes with the code. */
export type Translations = Readonly<Record<Exclude<Language, 'en'>, () => Promise<Translation>>>;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

// public/first-paint.js reads the same name before the first paint.
const languageKey = 'bm.language';

/** Whether a word names one of {@link languages}. */
export const isLanguage = (word: string): word is Language => languages.some((one) => one === word);

const baseOf = (tag: string): string => tag.slice(0, 2).toLowerCase();

let translations: Translations | undefined;
let language: Language = 'en';
let translation: Translation = {};
let wanted: Language = 'en';
const listeners = new Set<() => void>();

/** One catalogue in the language on the screen; nothing where English is spoken. */
export const translationOf = (catalogue: string): unknown => translation[catalogue];

/** The language on the screen. */
export const currentLanguage = (): Language => language;

/** The language on the screen as state. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

/** Calls `listener` when the language has changed, before anything is drawn in it. Returns the stop function. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Speaks the language that public/first-paint.js found: what was chosen in this browser, else what the browser asks for.
 * Resolves when it can be drawn. Where a translation can't be fetched, English speaks.
 */
export function startLanguage(known: Translations): Promise<void> {
  translations = known;
  const found = document.documentElement.lang;
  return show(isLanguage(found) ? found : 'en');
}

/** Speaks the chosen language as soon as its texts are here, and remembers the choice on this device. */
export function applyLanguage(choice: LanguageChoice): Promise<void> {
  try {
    if (choice === 'system') localStorage.removeItem(languageKey);
    else localStorage.setItem(languageKey, choice);
  } catch {
    // Storage may be refused: the choice still holds for this page.
  }
  return show(choice === 'system' ? (navigator.languages.map(baseOf).find(isLanguage) ?? 'en') : choice);
}

async function show(next: Language): Promise<void> {
  wanted = next;
  try {
    const found = next === 'en' ? {} : await translations?.[next]();
    // A later choice may have overtaken this one.
    if (found !== undefined && wanted === next && next !== language) {
      language = next;
      translation = found;
      for (const listener of listeners) listener();
    }
  } catch {
    // Without a connection the language on the screen stays; the next start asks again.
  }
  document.documentElement.lang = language;
}

/** The person's own variety of the language on the screen, for dates and numbers: es-MX; without one es-ES or en-GB. */
export function localeHere(): string {
  return navigator.languages.find((tag) => baseOf(tag) === language) ?? (language === 'es' ? 'es-ES' : 'en-GB');
}
