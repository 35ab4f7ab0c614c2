/** What a copy of the app for a file host needs besides the build: such a host sends no headers and knows no pages. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './headers.ts';

/** Addresses of pages in the manifest: `./settings` as `./#/settings`. The share target stays: the worker answers it. */
export function manifestInFragment(manifest: string): string {
  return manifest.replaceAll(/("url": |"file_handlers": \[\{ "action": )"\.\/(?!#)/g, '$1"./#/');
}

/** Active only in a build with `VITE_PAGES=fragment`. */
export function staticCopy(): Plugin {
  let outDir = '';
  let active = false;
  let policy = '';
  return {
    name: 'breath-master-static-copy',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
      active = config.env.VITE_PAGES === 'fragment';
      policy = contentSecurityPolicy(config.env.VITE_SUPABASE_URL ?? '').replace(/; frame-ancestors [^;]+/, '');
    },
    transformIndexHtml: () =>
      active
        ? [
            {
              tag: 'meta',
              attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
              injectTo: 'head-prepend',
            },
          ]
        : [],
    async writeBundle() {
      if (!active) return;
      const file = join(outDir, 'manifest.webmanifest');
      await writeFile(file, manifestInFragment(await readFile(file, 'utf8')));
    },
  };
}
