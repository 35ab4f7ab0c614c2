import { expect, test } from 'vitest';
import { readEnv } from './read-env.ts';

const origin = 'http://127.0.0.1:5173';

test('empty variables mean the embedded stack on the page’s own origin', () => {
  const embedded = { supabaseUrl: origin, supabasePublishableKey: 'sb_publishable_breath_master_local' };
  expect(readEnv({}, origin)).toEqual(embedded);
  expect(readEnv({ VITE_SUPABASE_URL: '', VITE_SUPABASE_PUBLISHABLE_KEY: '' }, origin)).toEqual(embedded);
});

test('a hosted project is taken as given, without a slash at the end', () => {
  const env = { VITE_SUPABASE_URL: 'https://abc.example.co/', VITE_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_abcdef' };
  expect(readEnv(env, origin)).toEqual({
    supabaseUrl: 'https://abc.example.co',
    supabasePublishableKey: 'sb_publishable_abcdef',
  });
});

test('a copy may have no server', () => {
  expect(readEnv({ VITE_SUPABASE_URL: 'none' }, origin).supabaseUrl).toBe('https://none.invalid');
});

test('every wrong variable is named', () => {
  const wrong = { VITE_SUPABASE_URL: 'ftp://nowhere', VITE_SUPABASE_PUBLISHABLE_KEY: 'short' };
  expect(() => readEnv(wrong, origin)).toThrow(/VITE_SUPABASE_URL.*VITE_SUPABASE_PUBLISHABLE_KEY/);
});
