import type { Translation } from '#src/language/language.ts';

const modules = import.meta.glob<unknown>(['./*.texts.es.ts', '../*/**/*.texts.es.ts'], { eager: true, import: 'es' });

/** Every Spanish catalogue by its name, which is that of its file. Loaded only where Spanish is spoken. */
export const spanish: Translation = Object.fromEntries(
  Object.entries(modules).map(([path, texts]) => [path.replace(/^.*\/(.+)\.texts\.es\.ts$/, '$1'), texts]),
);
