import { translationOf } from './language.ts';

/** A catalogue in any language: what is a text stays a text, what takes arguments takes the same ones. */
export type Catalogue<T> = T extends string
  ? string
  : T extends (...args: infer Arguments) => infer Said
    ? (...args: Arguments) => Catalogue<Said>
    : { readonly [Key in keyof T]: Catalogue<T[Key]> };

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Texts that speak the language on the screen. Each is looked up when it is read, so it must be read where it is used
 * and not while a module loads; a branch (`const texts = dashboardTexts.week`) may be taken at any time.
 * `name` is that of the module: `<name>.texts.ts` and its translation `<name>.texts.es.ts`.
 */
export function catalogue<const T extends Branch>(name: string, english: T): Catalogue<T> {
  return live(english, () => translationOf(name)) as Catalogue<T>;
}

function live(english: Branch, translated: () => unknown): Branch {
  const texts = {};
  for (const [key, value] of Object.entries(english)) {
    const part = () => (translated() as Branch | undefined)?.[key];
    const branch = isBranch(value) && live(value, part);
    Object.defineProperty(texts, key, { enumerable: true, get: () => branch || (part() ?? value) });
  }
  return texts;
}
