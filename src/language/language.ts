import { useSyncExternalStore } from 'react';

/** A language that every text of the app exists in. */
export type Language = 'en' | 'es';
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

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'es';

let translations: Translations | undefined;
let language: Language = 'en';
let translation: Translation = {};
let wanted: Language = 'en';
const listeners = new Set<() => void>();

/** The language on the screen. */
export const currentLanguage = (): Language => language;

/** One catalogue in the language on the screen; nothing where English is spoken. */
export const translationOf = (catalogue: string): unknown => translation[catalogue];

/** The language on the screen as state. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

/** Calls `listener` when the language has changed, before anything is drawn in it. Returns the stop function. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice that this browser remembers. */
export function rememberedLanguage(): LanguageChoice {
  try {
    const remembered = localStorage.getItem(languageKey);
    return isLanguage(remembered) ? remembered : 'system';
  } catch {
    return 'system';
  }
}

/** The languages that the browser asks for, most wanted first. */
const askedFor = (): readonly string[] => (typeof navigator === 'undefined' ? [] : (navigator.languages ?? []));

function languageOf(choice: LanguageChoice): Language {
  if (choice !== 'system') return choice;
  return (
    askedFor()
      .map((tag) => tag.slice(0, 2).toLowerCase())
      .find(isLanguage) ?? 'en'
  );
}

/** Settles the language before the first render. Where a translation can't be fetched, English speaks. */
export async function startLanguage(known: Translations): Promise<void> {
  translations = known;
  await show(languageOf(rememberedLanguage()));
}

/** Speaks the chosen language as soon as its texts are here, and remembers the choice on this device. */
export async function applyLanguage(choice: LanguageChoice): Promise<void> {
  try {
    if (choice === 'system') localStorage.removeItem(languageKey);
    else localStorage.setItem(languageKey, choice);
  } catch {
    // Storage may be refused: the choice still holds for this page.
  }
  await show(languageOf(choice));
}

async function show(next: Language): Promise<void> {
  wanted = next;
  let found: Translation | undefined = {};
  if (next !== 'en') {
    try {
      found = await translations?.[next]();
    } catch {
      // Without a connection the language on the screen stays; the next start asks again.
      found = undefined;
    }
  }
  // A later choice may have overtaken this one.
  if (wanted !== next) return;
  if (found !== undefined && next !== language) {
    language = next;
    translation = found;
    for (const listener of listeners) listener();
  }
  document.documentElement.lang = language;
}

/** The person's own variety of the language on the screen, for dates and numbers: es-MX; without one es-ES or en-GB. */
export function localeHere(): string {
  return (
    askedFor().find((tag) => tag.slice(0, 2).toLowerCase() === language) ?? (language === 'es' ? 'es-ES' : 'en-GB')
  );
}
