import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { manifestInFragment } from './static-plugin.ts';

test('every page of the manifest moves into the fragment, files and the share target stay', async () => {
  const before = await readFile(new URL('../../../public/manifest.webmanifest', import.meta.url), 'utf8');
  const manifest = JSON.parse(manifestInFragment(before));
  expect(manifest.shortcuts.map((one: { url: string }) => one.url)).toEqual([
    './#/breathe',
    './#/analytics',
    './#/sessions',
  ]);
  expect(manifest.file_handlers[0].action).toBe('./#/settings/import');
  expect(manifest.share_target.action).toBe('./settings/import');
  expect(manifest.start_url).toBe('./');
  expect(manifest.icons).toEqual(JSON.parse(before).icons);
});
