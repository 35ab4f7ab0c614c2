/** What a browser has to download before it shows something, and what must never be in a build. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { builtFiles, builtText, chunkOf, chunkThatLoads, gzippedBytes, scriptsBefore } from './built-app.ts';

const kB = 1000;
const budget = 160 * kB;

/** The scripts of the first pages; the dashboard's is the one that brings its cards. */
const pages = {
  'sign-in': () => chunkOf('sign-in-route'),
  dashboard: () => chunkThatLoads('dashboard-cards'),
} as const;

beforeAll(async () => {
  await ensureBuild(process.env);
});

describe('the first load', () => {
  test.each(['sign-in', 'dashboard'] as const)('JavaScript before %s is within 160 kB gzipped', async (page) => {
    const scripts = await scriptsBefore(await pages[page]());
    const bytes = await gzippedBytes(scripts);
    console.log(`${page}: ${(bytes / kB).toFixed(1)} kB gzipped in ${scripts.length} scripts`);
    // React and the router alone are more: a smaller figure would mean that the graph was not followed.
    expect(bytes).toBeGreaterThan(90 * kB);
    expect(bytes).toBeLessThanOrEqual(budget);
  });

  test('charts, the live connection and full zod come later or not at all', async () => {
    const later = ['spanish', 'minutes-bars-drawn', 'user-events', 'chart-tooltip'];
    const files = await builtFiles();
    const scripts = await scriptsBefore(await pages['sign-in'](), await pages.dashboard());
    for (const name of later) {
      const pattern = new RegExp(`^${name}-[\\w-]{8}\\.js$`);
      expect(
        files.filter((file) => pattern.test(file.replace('assets/', ''))),
        name,
      ).toHaveLength(1);
      expect(scripts.filter((script) => pattern.test(script))).toEqual([]);
    }
    for (const script of scripts) expect(await builtText(`assets/${script}`), script).not.toMatch(/recharts-|phx_join/);
  });

  test('styles are one file of at most 12 kB gzipped', async () => {
    const files = (await builtFiles()).filter((file) => file.endsWith('.css'));
    expect(files).toHaveLength(1);
    const bytes = await gzippedBytes(files.map((file) => file.replace('assets/', '')));
    console.log(`styles: ${(bytes / kB).toFixed(1)} kB gzipped`);
    expect(bytes).toBeLessThanOrEqual(12 * kB);
  });
});

describe('the build', () => {
  test('is React for production', async () => {
    expect(await builtText(`assets/${await chunkOf('react')}`)).not.toContain('act(...)');
  });

  test('has no source maps', async () => {
    const files = await builtFiles();
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
      expect(await builtText(file), file).not.toContain('sourceMappingURL');
    }
  });

  test('holds nothing that looks like a secret', async () => {
    const secret =
      /sb_secret_\w{4,}|service_role|eyJ[\w-]{10,}\.eyJ[\w-]{10,}|postgres(ql)?:\/\/|BEGIN [A-Z ]*PRIVATE KEY/;
    for (const file of (await builtFiles()).filter((name) => /\.(js|css|html|json|webmanifest)$/.test(name))) {
      expect(await builtText(file), file).not.toMatch(secret);
    }
  });

  test('brings its fonts along and asks no other host for anything', async () => {
    const files = await builtFiles();
    expect(files.filter((file) => file.endsWith('.woff2')).length).toBeGreaterThan(0);
    for (const file of files.filter((name) => /\.(css|html)$/.test(name))) {
      expect(await builtText(file), file).not.toMatch(
        /(?:src|href)="(?:https?:)?\/\/|url\(["']?(?:https?:|data:|\/\/)/,
      );
    }
  });
});
