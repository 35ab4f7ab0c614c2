/** Tells `first-paint.js` what the first pages are called, so that their heading is painted with the frame. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { fillIn } from './fill-in.ts';

interface Heading {
  readonly title: string;
  readonly lead: string;
}

type Headings = Readonly<Record<'page' | 'entry', Readonly<Record<string, readonly [string, string]>>>>;

/** Catalogues below `src/features` by the address of their page: with the navigation, and before one is known. */
const PAGES = {
  page: {
    analytics: 'analytics/analytics',
    breathe: 'breathe/breathe',
    sessions: 'sessions/sessions',
    settings: 'settings/settings',
  },
  entry: { 'sign-in': 'auth/auth', guest: 'guest/guest' },
} as const;

/** Title and lead of each page in one language. A copy without a server has the guests' page for its door. */
export async function headingsOf(root: string, language: 'en' | 'es', hasBackend: boolean): Promise<Headings> {
  const headings = async (pages: Readonly<Record<string, string>>) => {
    const found = Object.entries(pages).map(async ([page, name]) => [page, await headingIn(root, language, name)]);
    return Object.fromEntries(await Promise.all(found));
  };
  const entry = hasBackend ? PAGES.entry : { ...PAGES.entry, 'sign-in': PAGES.entry.guest };
  return { page: await headings(PAGES.page), entry: await headings(entry) };
}

async function headingIn(root: string, language: 'en' | 'es', name: string): Promise<readonly [string, string]> {
  const ending = language === 'en' ? 'texts.ts' : `texts.${language}.ts`;
  const module = await import(pathToFileURL(join(root, 'src', 'features', `${name}.${ending}`)).href);
  const texts = module[language === 'en' ? `${name.split('/')[1]}Texts` : language];
  // Before one is known, a catalogue has several pages: this is the first.
  const { title, lead }: Heading = texts.signIn ?? texts.entry ?? texts;
  if (!title || !lead) throw new Error(`The catalogue ${name} has no title and lead in "${language}"`);
  return [title, lead];
}

export function firstHeading(): Plugin {
  let root = '';
  let outDir = '';
  return {
    name: 'breath-master-first-heading',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
      ({ outDir } = config.build);
    },
    writeBundle: {
      sequential: true,
      async handler() {
        const hasBackend = process.env.VITE_SUPABASE_URL !== 'none';
        const headings = { en: await headingsOf(root, 'en', hasBackend), es: await headingsOf(root, 'es', hasBackend) };
        await fillIn(outDir, 'headings', headings);
      },
    },
  };
}
