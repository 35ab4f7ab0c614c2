import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { headingsOf } from './first-heading-plugin.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('each page has its title and lead, in both languages', async () => {
  const [english, spanish] = [await headingsOf(root, 'en', true), await headingsOf(root, 'es', true)];
  expect(english.page.sessions).toEqual(['Sessions', 'Everything you have breathed, newest first.']);
  expect(english.entry['sign-in']?.[0]).toBe('Sign in');
  for (const frame of ['page', 'entry'] as const) {
    expect(Object.keys(spanish[frame])).toEqual(Object.keys(english[frame]));
    for (const [page, [title, lead]] of Object.entries(spanish[frame])) {
      expect(title, page).not.toBe(english[frame][page]?.[0]);
      expect(lead, page).not.toBe(english[frame][page]?.[1]);
    }
  }
});

test('a copy without a server has the guests’ page for its door', async () => {
  const { entry } = await headingsOf(root, 'en', false);
  expect(entry['sign-in']).toEqual(entry.guest);
});
