import { isLanguage, type Language } from '#src/language/language.ts';

const key = 'bm.language.entry';

/** Notes what a person chose before they had an account, so that the account takes it over. */
export function noteEntryLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage may be refused: the account then keeps the language that it has.
  }
}

/** What was chosen before signing in, once; `null` when nothing was. */
export function takeEntryLanguage(): Language | null {
  try {
    const noted = localStorage.getItem(key);
    localStorage.removeItem(key);
    return noted !== null && isLanguage(noted) ? noted : null;
  } catch {
    return null;
  }
}
