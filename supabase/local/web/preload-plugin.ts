/** Tells `first-paint.js` which files the first pages need, so that they come along with the entry, not after it. */
import type { Plugin, Rollup } from 'vite';
import { fillIn } from './fill-in.ts';

/** What is loaded lazily and needed at once, by the first part of the page's address; `es` by the language. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  '': ['src/app/today-route.tsx', 'src/features/dashboard/dashboard-cards.tsx'],
  analytics: ['src/app/analytics-route.tsx'],
  breathe: ['src/features/breathe/breathe-page.tsx'],
  sessions: ['src/features/sessions/sessions-page.tsx'],
  settings: ['src/app/settings-route.tsx'],
  'sign-in': ['src/app/sign-in-route.tsx'],
  es: ['src/app/spanish.ts'],
};

/** The chunks that must be there before the given one runs, itself first. */
function withImports(bundle: Rollup.OutputBundle, fileName: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk' || seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const imported of chunk.imports) withImports(bundle, imported, seen);
  return seen;
}

/** Files by part, without those that the page asks for anyway. Throws when a module has moved. */
function filesByPart(
  bundle: Rollup.OutputBundle,
  parts: Readonly<Record<string, readonly string[]>> = PARTS,
): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const first = withImports(bundle, entry?.fileName ?? '');
  const filesOf = (module: string): string[] => {
    const chunk = chunks.find((one) => one.facadeModuleId?.replaceAll('\\', '/').endsWith(`/${module}`));
    if (chunk === undefined) throw new Error(`No part of the build begins with ${module}`);
    return [...withImports(bundle, chunk.fileName)].filter((file) => !first.has(file));
  };
  return Object.fromEntries(
    Object.entries(parts).map(([part, modules]) => [part, [...new Set(modules.flatMap(filesOf))]]),
  );
}

export function preloadParts(): Plugin {
  let outDir = '';
  return {
    name: 'breath-master-preload-parts',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    writeBundle: {
      sequential: true,
      async handler(_options, bundle) {
        await fillIn(outDir, 'parts', filesByPart(bundle));
      },
    },
  };
}
